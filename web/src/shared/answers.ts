/** Asks the server about the record as it is now. What was asked about an older record is never handed out as an answer. */
import { useEffect, useRef, useState } from "react";
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
  attempt: number;
  outcome: { answers: Answers } | { problem: Problem | undefined };
  last: Answers | undefined;
}

async function check(asked: api.Asked, signal: AbortSignal, before: Answers | undefined): Promise<Answers> {
  const [assessment, exercises, tests, daily, done_to] = await Promise.all([
    api.assess(asked, signal),
    api.screen(asked, "exercises", signal),
    api.screen(asked, "tests", signal),
    api.screen(asked, "daily", signal),
    api.screen(asked, "done_to", signal),
  ]);
  const screenings = { exercises, tests, daily, done_to };
  return { asked, assessment, screenings, changes: before && findChanges(before.screenings, screenings) };
}

/** `asked` must be the same object for as long as record and day are the same; undefined when nothing is told yet. */
export function useAnswers(asked: api.Asked | undefined): Checked {
  const [held, setHeld] = useState<Held>();
  const [attempt, setAttempt] = useState(0);
  const before = useRef<Answers>(undefined);

  useEffect(() => {
    const leaving = new AbortController();
    const ask = async () => {
      if (!asked) {
        before.current = undefined; // whoever starts again sees nothing of what was
        setHeld(undefined);
        return;
      }
      let outcome: Held["outcome"];
      try {
        outcome = { answers: await check(asked, leaving.signal, before.current) };
      } catch (error) {
        outcome = { problem: error instanceof api.NoAnswer ? error.problem : undefined };
      }
      if (leaving.signal.aborted) return;
      if ("answers" in outcome) before.current = outcome.answers;
      setHeld({ asked, attempt, outcome, last: "answers" in outcome ? outcome.answers : undefined });
    };
    void ask();
    return () => leaving.abort();
  }, [asked, attempt]);

  if (!asked) return { state: "nothing_told" };
  // An answer about another record is none.
  if (held?.asked !== asked || held.attempt !== attempt) return { state: "checking", before: held?.last };
  if ("answers" in held.outcome) return { state: "ready", answers: held.outcome.answers };
  return { state: "failed", problem: held.outcome.problem, again: () => setAttempt(attempt + 1) };
}

export type Loaded<T> = { state: "checking" } | { state: "ready"; value: T } | { state: "failed"; again: () => void };

/** One more thing about the record as it is now: a plan, an explanation. `ask` must be the same while nothing changes. */
export function useLoaded<T>(ask: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [held, setHeld] = useState<{ ask: typeof ask; attempt: number; outcome: { value: T } | "failed" }>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const leaving = new AbortController();
    const load = async () => {
      let outcome: { value: T } | "failed";
      try {
        outcome = { value: await ask(leaving.signal) };
      } catch {
        outcome = "failed";
      }
      if (!leaving.signal.aborted) setHeld({ ask, attempt, outcome });
    };
    void load();
    return () => leaving.abort();
  }, [ask, attempt]);
  if (held?.ask !== ask || held.attempt !== attempt) return { state: "checking" };
  if (held.outcome === "failed") return { state: "failed", again: () => setAttempt(attempt + 1) };
  return { state: "ready", value: held.outcome.value };
}
