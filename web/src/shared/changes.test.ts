import { expect, it } from "vitest";
import type { Screening, Verdict } from "../api/types.ts";
import { findChanges } from "./changes.ts";

const head = {
  edition: "draft-1",
  status: "draft",
  disclaimer: "",
  as_of: "2026-11-24",
  for: "exercises",
  tier: "high",
};
const counts = { allow: 0, supervise: 0, sign_off: 0, not_now: 0 };
const screening = (verdicts: Record<string, Verdict>): Screening => ({
  ...head,
  counts,
  entries: Object.entries(verdicts).map(([id, verdict]) => ({ id, name: id, kind: "balance", verdict, conditions: [] })),
});
const all = (verdicts: Record<string, Verdict>) => ({
  exercises: screening(verdicts),
  tests: screening({}),
  daily: screening({}),
  done_to: screening({}),
});

it("says what opened and what became more careful, and nothing of what stayed", () => {
  const changes = findChanges(
    all({ march: "not_now", squat: "allow", row: "sign_off", walk: "allow" }),
    all({ march: "supervise", squat: "sign_off", row: "sign_off", walk: "allow" }),
  );
  expect(changes.opened.map((one) => one.id)).toEqual(["march"]);
  expect(changes.closed.map((one) => one.id)).toEqual(["squat"]);
});
