/** What the server says (contract/*.json). The checkers and the types are one. Members marked maybe are not in every answer. */
import { flag, list, maybe, number, object, oneOf, text, textOrNumber, type Of } from "./shape.ts";

export const verdict = oneOf("allow", "supervise", "sign_off", "not_now");
export type Verdict = Of<typeof verdict>;

const head = { edition: text, status: text, disclaimer: text };
const counts = object({ allow: number, supervise: number, sign_off: number, not_now: number });
export type Counts = Of<typeof counts>;
const role = object({ id: text, says: text, note: maybe(text) });
const twoWords = object({ person: text, professional: text });
const reason = object({
  rule: text,
  says: text,
  person: maybe(text),
  evidence: list(text),
  lesion: maybe(text),
  because: maybe(list(text)),
  known: maybe(flag),
});
export type TierReason = Of<typeof reason>;

const question = object({
  fact: text,
  lesion: maybe(text),
  ask: twoWords,
  who: list(text),
  who_says: maybe(text),
  why: maybe(text),
  now: maybe(text),
  counts_as: maybe(text),
  answers: list(object({ value: textOrNumber, unit: maybe(text), says: text, opens: number, closes: number })),
  best_opens: number,
  needed_for: maybe(number),
  says: text,
});
export type Question = Of<typeof question>;

export const assessment = object({
  ...head,
  as_of: text,
  person: text,
  tier: object({ id: text, says: text, person: maybe(text), reasons: list(reason) }),
  may_prescribe: object({
    roles: list(role),
    propose: list(role),
    deliver: maybe(list(role)),
    supervision: text,
    review: maybe(text),
    review_days: number,
  }),
  clearance: object({ state: text, says: text, until: maybe(text) }),
  lesions: list(
    object({
      id: text,
      site: text,
      plain: text,
      side: text,
      level: maybe(text),
      sub_site: maybe(text),
      status: object({ id: text, region: text, says: text }),
      scores: list(
        object({
          id: text,
          name: maybe(text),
          low: number,
          high: number,
          band: text,
          says: maybe(text),
          missing: list(text),
        }),
      ),
      reasons: list(reason),
    }),
  ),
  unknown: list(object({ fact: text, lesion: maybe(text), ask: text, acts_as: maybe(text), because: text })),
  questions: list(question),
  disagreements: maybe(list(object({ fact: text, lesion: text, says: text }))),
  counts,
  notes: list(text),
});
export type Assessment = Of<typeof assessment>;

/** What a yes hangs on: the closed set of src/care/yes_conditions.h. */
export const yesConditionCode = oneOf(
  "clearance",
  "supervised_start",
  "technique",
  "dose",
  "hold",
  "aid",
  "way_in",
  "place",
);
export type YesConditionCode = Of<typeof yesConditionCode>;
const yesCondition = object({ code: yesConditionCode, person: text, professional: text });
export type YesCondition = Of<typeof yesCondition>;

const adaptation = object({ verdict, variant: text, changes: list(text), conditions: list(yesCondition) });
/** How a refused task of everyday life gets done. */
const otherWay = object({
  necessary: flag,
  how: text,
  tasks: list(object({ id: text, name: text, verdict })),
});
export type OtherWay = Of<typeof otherWay>;
const other = object({ id: text, name: text });

/** How to get in and out. In a screening it is there when the answer holds for this way only, not for the usual one. */
const wayIn = object({ id: text, technique: maybe(text), judged: maybe(flag), instead_of: maybe(text) });
export type WayIn = Of<typeof wayIn>;

/** Of what is done to a person: words for whoever does it, and what to ask for when it is refused. */
const doneTo = { tell: maybe(text), ask_for: maybe(text), others: maybe(list(other)) };

const screenedEntry = object({
  id: text,
  name: text,
  kind: text,
  verdict,
  conditions: list(yesCondition),
  way_in: maybe(wayIn),
  other_way: maybe(otherWay),
  why: maybe(object({ rule: text, person: text, professional: text })),
  binding: maybe(number),
  instead: maybe(adaptation),
  try: maybe(other),
  ...doneTo,
});
export type ScreenedEntry = Of<typeof screenedEntry>;

export const screening = object({ ...head, as_of: text, for: text, tier: text, counts, entries: list(screenedEntry) });
export type Screening = Of<typeof screening>;

const explanationReason = object({
  rule: text,
  title: text,
  verdict,
  lesion: maybe(text),
  evidence: list(object({ id: text, says: text, mark: text })),
  demand: list(object({ dimension: text, says: text, asked: number, alone: number, watched: number, signed: number })),
  because: list(object({ fact: text, lesion: maybe(text), value: maybe(text), known: flag, says: maybe(text) })),
  person: text,
  professional: text,
  lift_by: list(text),
  changes_it: text,
});

const explained = {
  entry: object({ id: text, name: text, kind: text, how: text, cues: list(text), faults: maybe(list(text)) }),
  verdict,
  conditions: list(yesCondition),
  way_in: maybe(wayIn),
  other_way: maybe(otherWay),
  reasons: list(explanationReason),
  instead: list(adaptation),
  try: maybe(other),
  would_change: list(text),
};

export const explanation = object({ ...head, as_of: text, ...explained });
export type Explanation = Of<typeof explanation>;

/** Activities that are not in the library, as described. */
export const described = object({
  ...head,
  as_of: text,
  tier: text,
  activities: list(object({ ...explained, stress_coded: flag, notes: list(text) })),
  notes: list(text),
});
export type Described = Of<typeof described>;

const word = object({ id: text, says: text });
export type Word = Of<typeof word>;

/** The words with which a movement is described. */
export const movement = object({
  ...head,
  scales: list(object({ id: text, question: text, levels: list(word) })),
  postures: list(word),
  supports: list(word),
  ways_in: list(word),
  settings: list(word),
  joints: list(object({ id: text, says: text, midline: flag, moves: list(text) })),
  moves: list(word),
  kinds: list(text),
});
export type Movement = Of<typeof movement>;

export const plan = object({
  ...head,
  as_of: text,
  tier: text,
  needs: text,
  stopped: maybe(flag),
  start: object({ fitness: text, fatigue: text, row: text, why: list(text) }),
  days: list(
    object({
      date: text,
      weekday: text,
      title: text,
      minutes: number,
      cycle: maybe(object({ day: number, kind: text, factor_percent: number, says: text })),
      items: list(
        object({
          part: text,
          id: text,
          name: text,
          dose: text,
          verdict,
          variant: text,
          changes: maybe(list(text)),
          conditions: list(yesConditionCode),
          first_time: flag,
        }),
      ),
    }),
  ),
  left_out: list(text),
  notes: list(text),
});
export type Plan = Of<typeof plan>;

const site = object({
  id: text,
  plain: text,
  name: text,
  group: text,
  sided: flag,
  levels: list(text),
  sub_sites: list(object({ id: text, says: text })),
});
export type Site = Of<typeof site>;

const factDefinition = object({
  id: text,
  of: oneOf("lesion", "person"),
  kind: oneOf("choice", "number", "category"),
  unit: text,
  answers: list(object({ id: text, says: text })),
  ask: twoWords,
  why: text,
  enter: list(text),
  course: flag,
  rests_on_imaging: maybe(flag),
});
export type FactDefinition = Of<typeof factDefinition>;

const vocabularyRole = object({ id: text, says: text, professional: flag });
export type Role = Of<typeof vocabularyRole>;

export const vocabulary = object({
  ...head,
  groups: list(object({ id: text, says: text })),
  sites: list(site),
  facts: list(factDefinition),
  roles: list(vocabularyRole),
});
export type Vocabulary = Of<typeof vocabulary>;

const fact = object({
  fact: text,
  value: textOrNumber,
  unit: maybe(text),
  date: text,
  source: text,
  from: maybe(text),
  until: maybe(text),
  imaging: maybe(text),
});
export type Fact = Of<typeof fact>;

const lesion = object({
  id: text,
  site: text,
  side: maybe(oneOf("left", "right", "both", "midline", "unknown")),
  level: maybe(text),
  sub_site: maybe(text),
  found: maybe(text),
  facts: maybe(list(fact)),
});
export type Lesion = Of<typeof lesion>;

/** A person's record (contract/README.md). What this page does not understand of it stays in it. */
export const personRecord = object({
  mettle_record: number,
  invented: maybe(flag),
  person: maybe(object({ label: maybe(text), born: maybe(text) })),
  bone_metastases: maybe(oneOf("known", "sites_unknown", "none_known")),
  lesions: maybe(list(lesion)),
  facts: maybe(list(fact)),
});
export type PersonRecord = Of<typeof personRecord>;

export const problem = object({ error: object({ what: text, where: text, mend: text }) });
export type Problem = Of<typeof problem>["error"];

export const example = object({ record: personRecord });
export const reading = object({ record: personRecord, notes: list(text) });
export type Reading = Of<typeof reading>;
