/** Asks the server about the record as it is now. What was asked about an older record is never handed out as an answer. */
import { useCallback, useEffect, useRef, useState } from "react";
import * as api from "../api/client.ts";
import type { Assessment, Problem, Screening } from "../api/types.ts";
import { findChanges, type Changes } from "./changes.ts";

/** Everything the page shows about one record on one day. */
export interface Answers {
  asked: api.Asked;
  assessment: Assessment;
  screenings: Record<api.Library, Screening>;
  /** What is different from the record before this one; empty for the first. */
  changes: Changes | undefined;
}

export type Checked =
  | { state: "nothing_told" }
  | { state: "checking"; before: Answers | undefined }
  | { state: "ready"; answers: Answers }
  | { state: "failed"; problem: Problem | undefined; again: () => void };

interface Held {
  asked: api.Asked; // what `outcome` is about
  outcome: { answers: Answers } | { problem: Problem | undefined };
}

async function check(asked: api.Asked, signal: AbortSignal, before: Answers | undefined): Promise<Answers> {
  const [assessment, exercises, tests, daily] = await Promise.all([
    api.assess(asked, signal),
    api.screen(asked, "exercises", signal),
    api.screen(asked, "tests", signal),
    api.screen(asked, "daily", signal),
  ]);
  const screenings = { exercises, tests, daily };
  return { asked, assessment, screenings, changes: before && findChanges(before.screenings, screenings) };
}

/** `asked` must be the same object for as long as record and day are the same; undefined when nothing is told yet. */
export function useAnswers(asked: api.Asked | undefined): Checked {
  const [held, setHeld] = useState<Held>();
  const [last, setLast] = useState<Answers>();
  const [attempt, setAttempt] = useState(0);
  const before = useRef<Answers>(undefined);
  const again = useCallback(() => setAttempt((number) => number + 1), []);

  useEffect(() => {
    const leaving = new AbortController();
    const hold = (answers: Answers | undefined) => {
      before.current = answers;
      setLast(answers);
    };
    const ask = async () => {
      if (!asked) return hold(undefined);
      setHeld((now) => (now?.asked === asked ? undefined : now));
      try {
        const answers = await check(asked, leaving.signal, before.current);
        if (leaving.signal.aborted) return;
        hold(answers);
        setHeld({ asked, outcome: { answers } });
      } catch (error) {
        if (leaving.signal.aborted) return;
        setHeld({ asked, outcome: { problem: error instanceof api.NoAnswer ? error.problem : undefined } });
      }
    };
    void ask();
    return () => leaving.abort();
  }, [asked, attempt]);

  if (!asked) return { state: "nothing_told" };
  if (held?.asked !== asked) return { state: "checking", before: last }; // an answer about another record is none
  if ("answers" in held.outcome) return { state: "ready", answers: held.outcome.answers };
  return { state: "failed", problem: held.outcome.problem, again };
}

export type Loaded<T> = { state: "checking" } | { state: "ready"; value: T } | { state: "failed"; again: () => void };

/** One more thing about the record as it is now: a plan, an explanation. `ask` must be the same while nothing changes. */
export function useLoaded<T>(ask: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [held, setHeld] = useState<{ ask: typeof ask; outcome: { value: T } | "failed" }>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const leaving = new AbortController();
    setHeld(undefined);
    const load = async () => {
      try {
        const value = await ask(leaving.signal);
        if (!leaving.signal.aborted) setHeld({ ask, outcome: { value } });
      } catch {
        if (!leaving.signal.aborted) setHeld({ ask, outcome: "failed" });
      }
    };
    void load();
    return () => leaving.abort();
  }, [ask, attempt]);
  if (held?.ask !== ask) return { state: "checking" };
  if (held.outcome === "failed") return { state: "failed", again: () => setAttempt((number) => number + 1) };
  return { state: "ready", value: held.outcome.value };
}
