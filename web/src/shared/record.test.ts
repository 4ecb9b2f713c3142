import { describe, expect, it } from "vitest";
import robin from "../../../contract/records/robin.json";
import { personRecord, type Site } from "../api/types.ts";
import * as r from "./record.ts";

const sites: Site[] = [
  {
    id: "lumbar_spine",
    plain: "lower back",
    name: "Lower back",
    group: "spine",
    sided: false,
    levels: ["L2", "L3"],
    sub_sites: [],
  },
  { id: "femur_proximal", plain: "hip", name: "Hip", group: "pelvis_hip", sided: true, levels: [], sub_sites: [] },
];
const l3: r.Place = { site: "lumbar_spine", side: "midline", level: "L3" };
const lumbar: r.Place = { site: "lumbar_spine", side: "midline" };
const leftHip: r.Place = { site: "femur_proximal", side: "left" };
const rightHip: r.Place = { site: "femur_proximal", side: "right" };
const day = "2026-11-24";
const choose = (...places: r.Place[]) =>
  places.reduce((record, place) => r.toggle(record, place, sites, day), r.emptyRecord());

describe("a record", () => {
  it("is empty until somebody has said anything about where, and again when that is taken back", () => {
    expect(r.isEmpty(r.emptyRecord())).toBe(true);
    expect(r.isEmpty(choose(l3))).toBe(false);
    expect(r.isEmpty(choose(l3, l3))).toBe(true);
    expect(r.isEmpty(choose(r.somewhere))).toBe(false);
  });

  it("names a lesion so that a human recognises it", () => {
    expect(choose(l3, leftHip).lesions?.map((lesion) => lesion.id)).toEqual(["L3", "left hip"]);
  });

  it("keeps a level and the whole region apart", () => {
    const record = choose(l3);
    expect(r.isChosen(record, l3)).toBe(true);
    expect(r.isChosen(record, lumbar)).toBe(false);
  });

  it("takes away every level of a region that is pressed as a whole, or adds one whose level is not known", () => {
    const whole: r.Place = { ...lumbar, whole: true };
    expect(r.isChosen(choose(l3), whole)).toBe(true);
    expect(r.isEmpty(choose(l3, { ...l3, level: "L2" }, whole))).toBe(true);
    expect(choose(whole).lesions).toEqual([{ id: "lower back", site: "lumbar_spine", side: "midline", found: day }]);
  });

  it("never has two lesions of the same name", () => {
    const opened = { ...r.emptyRecord(), lesions: [{ id: "L3", site: "pelvis", side: "left" as const }] };
    expect(r.toggle(opened, l3, sites, day).lesions?.map((lesion) => lesion.id)).toEqual(["L3", "L3 (2)"]);
  });

  it("keeps the other side when one side of a lesion on both sides is taken away", () => {
    const both = { ...r.emptyRecord(), lesions: [{ id: "hips", site: "femur_proximal", side: "both" as const }] };
    expect(r.isChosen(both, leftHip) && r.isChosen(both, rightHip)).toBe(true);
    expect(r.toggle(both, leftHip, sites, day).lesions).toEqual([
      { id: "hips", site: "femur_proximal", side: "right" },
    ]);
  });

  it("does not forget that there are others, nobody knows where, when one place is taken away", () => {
    const said = { ...choose(l3), bone_metastases: "sites_unknown" as const };
    expect(r.toggle(said, l3, sites, day).bone_metastases).toBe("sites_unknown");
    expect(r.isChosen(said, r.somewhere)).toBe(true);
    expect(r.toggle(said, r.somewhere, sites, day).bone_metastases).toBe("known");
  });

  it("puts a newer fact beside the older one and overwrites nothing", () => {
    const record = personRecord(robin, "");
    const before = record.lesions?.[1]?.facts?.length ?? 0;
    const fact = { fact: "pain_on_loading", value: "none", date: day, source: "patient" };
    const told = r.tell(record, fact, "left hip");
    expect(told.lesions?.[1]?.facts).toHaveLength(before + 1);
    expect(told.lesions?.[1]?.facts?.at(-1)).toEqual(fact);
    expect(record.lesions?.[1]?.facts).toHaveLength(before);
  });

  it("gives a place nobody has named a lesion of its own when something is told about it", () => {
    const said = { ...r.emptyRecord(), bone_metastases: "sites_unknown" as const };
    const told = r.tell(
      said,
      { fact: "pain_change", value: "more", date: day, source: "patient" },
      "somewhere unknown",
    );
    expect(told.lesions).toEqual([expect.objectContaining({ id: "somewhere unknown", site: "unknown" })]);
  });

  it("keeps what this page does not understand", () => {
    const opened = personRecord({ ...robin, note: "kept" }, "");
    expect(r.toggle(opened, rightHip, sites, day)).toMatchObject({ note: "kept", imaging: robin.imaging });
  });
});
