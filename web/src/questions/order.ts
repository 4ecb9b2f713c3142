/** Puts the server's questions in front of the person who is here. Which are worth asking, and in what order, the server says. */
import type { Assessment, FactDefinition, Question, Role, Vocabulary } from "../api/types.ts";
import { maySettle } from "../shared/roles.ts";

export interface Asking {
  key: string;
  fact: FactDefinition;
  lesion: string | undefined;
  effects: Question["answers"];
  best_opens: number;
  needed_for: number | undefined;
}

export interface Order {
  /** The best question this role may settle. */
  next: Asking | undefined;
  /** The best questions that somebody else must settle. */
  others: Asking[];
  /** How many more there are for this role after the next one. */
  later: number;
  /** How many of those set aside are still open. */
  open: number;
}

export const keyOf = (fact: string, lesion: string | undefined) =>
  lesion === undefined ? fact : `${fact} @ ${lesion}`;

/** `setAside`: keys of questions answered here. Those that are still open come back when asked for. */
export function orderQuestions(assessment: Assessment, vocabulary: Vocabulary, role: Role, setAside: string[]): Order {
  const asking: Asking[] = [];
  const seen = new Set<string>();
  const add = (id: string, lesion: string | undefined, question: Question | undefined) => {
    const key = keyOf(id, lesion);
    const fact = vocabulary.facts.find((one) => one.id === id);
    if (!fact || seen.has(key)) return;
    seen.add(key);
    asking.push({
      key,
      fact,
      lesion,
      effects: question?.answers ?? [],
      best_opens: question?.best_opens ?? 0,
      needed_for: question?.needed_for,
    });
  };
  for (const question of assessment.questions) add(question.fact, question.lesion, question);
  for (const unknown of assessment.unknown) add(unknown.fact, unknown.lesion, undefined);
  const all = asking.filter((one) => maySettle(role, one.fact.enter));
  const mine = all.filter((one) => !setAside.includes(one.key));
  const others = asking.filter((one) => !maySettle(role, one.fact.enter) && (role.professional || one.fact.ask.person));
  return {
    next: mine[0],
    others: others.slice(0, 5),
    later: Math.max(0, mine.length - 1),
    open: all.length - mine.length,
  };
}
