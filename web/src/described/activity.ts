/** What the form holds, and how it becomes the message of contract/README.md. Nothing is filled in for anybody. */
import type { Activity } from "../api/client.ts";
import type { Movement } from "../api/types.ts";

/** Scales asked about the whole, in the order of the form. */
export const scalesAsked = [
  "weight_bearing",
  "upper_limb_wb",
  "axial_load",
  "torsion",
  "impact",
  "lever",
  "hands",
  "balance",
  "fall_consequence",
  "contact",
  "grip",
  "breath_hold_risk",
  "skill",
] as const;
/** Scales asked about one movement of one joint. */
export const moveScales = ["range", "speed", "load", "contraction", "limb"] as const;
const wordScales: readonly string[] = ["weight_bearing", "hands"];

export const yesNo = ["trains_trunk", "hard_pressure", "immersed", "head_down", "load_is_prescribed"] as const;

export interface Move {
  key: number;
  joint: string;
  move: string;
  range: string;
  speed: string;
  load: string;
  contraction: string;
  limb: string;
}

export interface Draft {
  /** By name: text answers, "" where nothing is said yet. */
  said: Record<string, string>;
  postures: string[];
  places: string[];
  moves: Move[];
}

export const noMove = (key: number): Move => ({
  key,
  joint: "",
  move: "",
  range: "",
  speed: "",
  load: "",
  contraction: "",
  limb: "",
});
export const noDraft = (): Draft => ({ said: {}, postures: [], places: [], moves: [noMove(0)] });

/** What is still open, as the names of the questions; the server checks everything else. */
export function stillOpen(draft: Draft): string[] {
  const open: string[] = [];
  const asked = ["name", "for", "transfer", "support", ...scalesAsked, ...yesNo, "rpe_min", "rpe_max"];
  for (const name of asked) if (!draft.said[name]?.trim()) open.push(name);
  if (draft.postures.length === 0) open.push("posture");
  if (draft.places.length === 0) open.push("setting");
  draft.moves.forEach((move, at) => {
    if (Object.values(move).some((value) => value === "")) open.push(`move ${at + 1}`);
  });
  return open;
}

/** The heaviest load of its movements, in the order of the scale. */
function heaviest(draft: Draft, movement: Movement): string {
  const loads = movement.scales.find((scale) => scale.id === "load")?.levels.map((level) => level.id) ?? [];
  return loads.findLast((load) => draft.moves.some((move) => move.load === load)) ?? "none";
}

export function toActivity(draft: Draft, movement: Movement): Activity {
  const { said } = draft;
  const activity: Activity = {
    name: said["name"]?.trim(),
    for: said["for"],
    posture: draft.postures,
    setting: draft.places,
    transfer: said["transfer"],
    support: said["support"],
    rpe_min: Number(said["rpe_min"]),
    rpe_max: Number(said["rpe_max"]),
    coded_load: heaviest(draft, movement),
    actions: draft.moves.map(({ key: _, ...action }) => action),
    stress: "derived",
  };
  for (const name of scalesAsked) activity[name] = wordScales.includes(name) ? said[name] : Number(said[name]);
  for (const name of yesNo) activity[name] = said[name] === "yes";
  return activity;
}
