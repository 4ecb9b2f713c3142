/** The only door to the server: the same machine, this page's own address. */
import { ShapeError, type Shape } from "./shape.ts";
import * as t from "./types.ts";

/** Why there is no answer. A refusal has the server's own words; everything else is "cannot check now". */
export class NoAnswer extends Error {
  readonly problem: t.Problem | undefined;
  constructor(message: string, problem?: t.Problem) {
    super(message);
    this.problem = problem;
  }
}

async function ask<T>(path: string, shape: Shape<T>, init: RequestInit): Promise<T> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(path, { ...init, cache: "no-store", credentials: "omit" });
    body = await response.json();
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new NoAnswer("the server did not answer");
  }
  try {
    if (response.ok) return shape(body, "");
    throw new NoAnswer("the server refused", t.problem(body, "").error);
  } catch (error) {
    if (error instanceof ShapeError) throw new NoAnswer(`not understood: ${error.message}`);
    throw error;
  }
}

function post<T>(path: string, shape: Shape<T>, body: string, signal?: AbortSignal): Promise<T> {
  return ask(path, shape, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body,
    signal: signal ?? null,
  });
}

export interface Asked {
  record: t.PersonRecord;
  as_of: string;
}

export type Library = "exercises" | "tests" | "daily" | "done_to";

export const getVocabulary = () => ask("/api/vocabulary", t.vocabulary, {});
export const assess = (asked: Asked, signal: AbortSignal) =>
  post("/api/assess", t.assessment, JSON.stringify(asked), signal);
export const screen = (asked: Asked, library: Library, signal: AbortSignal) =>
  post("/api/screen", t.screening, JSON.stringify({ ...asked, for: library }), signal);
export const explain = (asked: Asked, entry: string, signal: AbortSignal) =>
  post("/api/explain", t.explanation, JSON.stringify({ ...asked, entry }), signal);
/** An activity that is not in the library, in the words of getMovement (contract/README.md). */
export type Activity = Record<string, unknown>;
export const getMovement = () => ask("/api/movement", t.movement, {});
export const askActivity = (asked: Asked, activity: Activity) =>
  post("/api/activity", t.described, JSON.stringify({ ...asked, activity }));
export const planWeek = (asked: Asked, signal: AbortSignal) => post("/api/plan", t.plan, JSON.stringify(asked), signal);
export const getExample = () => ask("/api/example", t.example, {});
/** `text`: the file as it is, so that no number is rounded on its way. */
export const readFile = (text: string, as_of: string) =>
  post("/api/read", t.reading, `{"as_of":${JSON.stringify(as_of)},"record":${text}}`);
