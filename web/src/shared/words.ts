/** What the page itself says. Reasons, names and questions come from the knowledge. */
import type { Library } from "../api/client.ts";
import type { Verdict } from "../api/types.ts";
import { never } from "./never.ts";

/** Whom the page speaks to: plain words, or exact ones with rule and evidence. */
export type Audience = "person" | "professional";

export const cannotCheck = "We cannot check this now. Ask your team.";

export const honesty = {
  person:
    "This page helps you and your team to decide. It is a draft and nobody has approved it for care yet. A doctor, nurse or physiotherapist decides.",
  professional: "Decision support with draft knowledge, not clinically approved. A clinician decides.",
};
export const nothingStored =
  "Nothing is kept: close the page and what you told it is gone, unless you save it as a file.";
export const help =
  "New or worse bone pain, weak or numb legs, or trouble with passing water? Do not wait and do not exercise: ring your hospital team, or the emergency number.";

export function verdictWord(verdict: Verdict, audience: Audience): string {
  switch (verdict) {
    case "allow":
      return audience === "person" ? "Fine for you" : "Allowed";
    case "supervise":
      return audience === "person" ? "Fine with somebody watching" : "Allowed, first sessions supervised";
    case "sign_off":
      return audience === "person" ? "Ask first" : "Needs a signature, or a change";
    case "not_now":
      return audience === "person" ? "Not for now" : "Not now";
    default:
      return never(verdict);
  }
}

export function libraryWord(library: Library): { many: string; one: string } {
  switch (library) {
    case "exercises":
      return { many: "Exercises", one: "exercise" };
    case "tests":
      return { many: "Fitness tests", one: "test" };
    case "daily":
      return { many: "Everyday tasks", one: "everyday task" };
    case "done_to":
      return { many: "Done to you", one: "thing done to you" };
    default:
      return never(library);
  }
}

/** "14 exercises", "1 exercise" */
export function counted(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? "" : "s"}`;
}

const kinds: Record<string, string> = {
  hands: "Massage, stretching and moving by others",
  machine: "Machines, and being moved",
  worn: "Braces, slings and compression",
  needle: "Needles and cups",
  current: "Current",
  heat: "Warmth, cold and sound",
  balance: "Balance",
  breathing: "Breathing",
  active_rest: "Gentle movement for rest days",
  cardio_seated: "Heart and lungs, sitting",
  cardio_standing: "Heart and lungs, on your feet",
  flexibility: "Stretching and loosening",
  mind_body: "Yoga, tai chi and the like",
  posture: "Posture",
  sport: "Sport",
  strength_lower: "Strength for the legs",
  strength_upper: "Strength for the arms",
  strength_trunk: "Strength for the trunk",
  aquatic: "In water",
};

/** The heading of a kind of entry; a kind without words shows its own id in plain letters. */
export function kindWord(kind: string): string {
  return kinds[kind] ?? sentence(kind.replaceAll("_", " "));
}

/** The same text with a capital at the start. */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
