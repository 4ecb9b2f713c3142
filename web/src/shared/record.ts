/** Edits of a person's record. Each gives a new record; nothing here judges anything. */
import type { Fact, Lesion, PersonRecord, Site } from "../api/types.ts";

export type Side = NonNullable<Lesion["side"]>;

/** A place that can be ticked: a bone, with its side or vertebral level where it has one. */
export interface Place {
  site: string; // of the vocabulary, "unknown" or "widespread"
  side: Side;
  level?: string;
  /** The whole region, whichever level: what is pressed in the drawing of the body. */
  whole?: true;
}

export const somewhere: Place = { site: "unknown", side: "unknown" };
export const widespread: Place = { site: "widespread", side: "unknown" };

export function emptyRecord(): PersonRecord {
  return { mettle_record: 1, lesions: [], facts: [] };
}

/** True while nobody has said anything at all: there is nothing to ask the server yet. */
export function isEmpty(record: PersonRecord): boolean {
  const { lesions = [], facts = [], bone_metastases } = record;
  return lesions.length === 0 && facts.length === 0 && bone_metastases === undefined;
}

function isAt(lesion: Lesion, place: Place): boolean {
  if (place.whole) return lesion.site === place.site;
  const side = lesion.side ?? "unknown";
  const sameSide = place.site === "unknown" || place.site === "widespread" || side === place.side || side === "both";
  return lesion.site === place.site && sameSide && knownLevel(lesion) === (place.level ?? "");
}

function knownLevel(lesion: Lesion): string {
  return lesion.level === undefined || lesion.level === "unknown" ? "" : lesion.level;
}

export function lesionsAt(record: PersonRecord, place: Place): Lesion[] {
  return (record.lesions ?? []).filter((lesion) => isAt(lesion, place));
}

export function isChosen(record: PersonRecord, place: Place): boolean {
  if (place.site === "unknown" && record.bone_metastases === "sites_unknown") return true;
  return lesionsAt(record, place).length > 0;
}

/** Which sides of a site (or whether any level of it) are chosen: what the drawing shows. */
export function chosenSides(record: PersonRecord, site: string): Side[] {
  const shown: Record<Side, Side[]> = {
    left: ["left"],
    right: ["right"],
    both: ["left", "right"],
    unknown: ["unknown"],
    midline: ["midline"],
  };
  return (record.lesions ?? []).filter((lesion) => lesion.site === site).flatMap((l) => shown[l.side ?? "unknown"]);
}

/** "L3", "left hip and top of the thigh bone": what a lesion is called, and its id in a record made here. */
export function nameOf(place: Place, sites: Site[]): string {
  if (place.site === "unknown") return "somewhere unknown";
  if (place.site === "widespread") return "many bones";
  if (place.level) return place.level;
  const plain = sites.find((site) => site.id === place.site)?.plain ?? place.site;
  const sided = sites.find((site) => site.id === place.site)?.sided ?? false;
  if (!sided) return plain;
  return place.side === "left" || place.side === "right" ? `${place.side} ${plain}` : `${plain}, side not known`;
}

/** Adds a lesion at a place, or takes away what is there. */
export function toggle(record: PersonRecord, place: Place, sites: Site[], found: string): PersonRecord {
  const lesions = record.lesions ?? [];
  if (isChosen(record, place)) return withoutPlace(record, place);
  const taken = new Set(lesions.map((lesion) => lesion.id));
  const name = nameOf(place, sites);
  let id = name;
  for (let number = 2; taken.has(id); number += 1) id = `${name} (${number})`;
  const lesion: Lesion = { id, site: place.site, side: place.side, found };
  if (place.level) lesion.level = place.level;
  return { ...record, bone_metastases: spread(record), lesions: [...lesions, lesion] };
}

function spread(record: PersonRecord): "known" | "sites_unknown" {
  return record.bone_metastases === "sites_unknown" ? "sites_unknown" : "known";
}

function withoutPlace(record: PersonRecord, place: Place): PersonRecord {
  const opposite: Partial<Record<Side, Side>> = { left: "right", right: "left" };
  const lesions = (record.lesions ?? []).flatMap((lesion): Lesion[] => {
    if (!isAt(lesion, place)) return [lesion];
    const kept = lesion.side === "both" ? opposite[place.side] : undefined;
    return kept ? [{ ...lesion, side: kept }] : []; // one side of a lesion on both sides stays
  });
  const { bone_metastases: said, ...rest } = record;
  if (lesions.length === 0 && (said !== "sites_unknown" || place.site === "unknown")) return { ...rest, lesions };
  const stays = place.site === "unknown" && said === "sites_unknown" ? "known" : said;
  return stays === undefined ? { ...rest, lesions } : { ...rest, bone_metastases: stays, lesions };
}

/** Names the part of the bone of one lesion; an empty part means not known. */
export function withPart(record: PersonRecord, id: string, part: string): PersonRecord {
  return changeLesion(record, id, (lesion) => {
    const { sub_site: _before, ...rest } = lesion;
    return part ? { ...rest, sub_site: part } : rest;
  });
}

/** Tells one fact about the person, or about a lesion. Nothing is overwritten: the newer stands beside the older. */
export function tell(record: PersonRecord, fact: Fact, lesion: string | undefined): PersonRecord {
  if (lesion === undefined) return { ...record, facts: [...(record.facts ?? []), fact] };
  // A place that nobody has named is a lesion of its own as soon as something is told about it.
  const known = (record.lesions ?? []).some((one) => one.id === lesion);
  const named = known
    ? record
    : { ...record, lesions: [...(record.lesions ?? []), { id: lesion, site: "unknown", side: "unknown" as const }] };
  return changeLesion(named, lesion, (one) => ({ ...one, facts: [...(one.facts ?? []), fact] }));
}

function changeLesion(record: PersonRecord, id: string, change: (lesion: Lesion) => Lesion): PersonRecord {
  return { ...record, lesions: (record.lesions ?? []).map((lesion) => (lesion.id === id ? change(lesion) : lesion)) };
}
