/** What this page holds while it is open: the record, who answers, and the way back. */
import type { Fact, PersonRecord, Vocabulary } from "../api/types.ts";
import { emptyRecord, tell, toggle, type Place } from "../shared/record.ts";
import type { Audience } from "../shared/words.ts";

interface Told {
  record: PersonRecord;
  /** Keys of questions answered here: one that stays open ("I'm not sure") is not asked again until somebody wants to. */
  setAside: string[];
  /** What was not used of a file that was opened. */
  notes: string[];
}

export interface State extends Told {
  role: string;
  audience: Audience;
  past: Told[];
  /** Said once, to everybody: "Started again." */
  said: string;
}

export type Action =
  | { kind: "answering_as"; role: string; professional: boolean }
  | { kind: "speak"; audience: Audience }
  | { kind: "toggle"; place: Place; vocabulary: Vocabulary; today: string }
  | { kind: "change"; record: PersonRecord }
  | { kind: "answer"; fact: Fact; lesion: string | undefined; key: string }
  | { kind: "ask_again" }
  | { kind: "open"; record: PersonRecord; notes: string[]; said: string }
  | { kind: "start_again" }
  | { kind: "undo" };

export function begin(): State {
  return { record: emptyRecord(), setAside: [], notes: [], role: "patient", audience: "person", past: [], said: "" };
}

export function next(state: State, action: Action): State {
  const { record, setAside, notes } = state;
  const keep = { ...state, past: [...state.past, { record, setAside, notes }], said: "" };
  switch (action.kind) {
    case "answering_as":
      return { ...state, role: action.role, audience: action.professional ? "professional" : "person" };
    case "speak":
      return { ...state, audience: action.audience };
    case "toggle":
      return { ...keep, record: toggle(record, action.place, action.vocabulary.sites, action.today) };
    case "change":
      return { ...keep, record: action.record };
    case "answer": {
      return { ...keep, record: tell(record, action.fact, action.lesion), setAside: [...setAside, action.key] };
    }
    case "ask_again":
      return { ...state, setAside: [] };
    case "open":
      return { ...keep, record: action.record, setAside: [], notes: action.notes, said: action.said };
    case "start_again":
      return { ...keep, record: emptyRecord(), setAside: [], notes: [], said: "Started again." };
    case "undo": {
      const last = state.past.at(-1);
      return last ? { ...state, ...last, past: state.past.slice(0, -1), said: "Undone." } : state;
    }
  }
}
