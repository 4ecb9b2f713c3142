import { describe, expect, it } from "vitest";
import assessment from "../../../contract/assessment.json";
import explanation from "../../../contract/explanation.json";
import plan from "../../../contract/plan.json";
import robin from "../../../contract/records/robin.json";
import screening from "../../../contract/screening.json";
import { ShapeError } from "./shape.ts";
import * as t from "./types.ts";

// The words of the vocabulary are long; its example is tested when the folder has one.
const others = import.meta.glob("../../../contract/vocabulary.json", { eager: true, import: "default" });

describe("the messages of contract/", () => {
  it("are understood: an assessment", () => {
    expect(t.assessment(assessment, "").tier.id).toBe(assessment.tier.id);
  });
  it("are understood: a screening", () => {
    expect(t.screening(screening, "").entries).toHaveLength(screening.entries.length);
  });
  it("are understood: an explanation", () => {
    expect(t.explanation(explanation, "").verdict).toBe(explanation.verdict);
  });
  it("are understood: a plan", () => {
    expect(t.plan(plan, "").days).toHaveLength(plan.days.length);
  });
  it("are understood: a record", () => {
    expect(t.personRecord(robin, "").lesions).toHaveLength(robin.lesions.length);
  });
  it.each(Object.entries(others))("are understood: %s", (_, vocabulary) => {
    expect(t.vocabulary(vocabulary, "").sites.length).toBeGreaterThan(0);
  });

  it("are refused with the place when a verdict has a word that nobody knows", () => {
    const [entry] = screening.entries;
    const strange = { ...screening, entries: [{ ...entry, verdict: "fine" }] };
    expect(() => t.screening(strange, "")).toThrow(ShapeError);
    expect(() => t.screening(strange, "")).toThrow("entries[0].verdict");
  });
  it("are refused when a count is missing, so that nothing is shown as none", () => {
    const { not_now: _, ...counts } = screening.counts;
    expect(() => t.screening({ ...screening, counts }, "")).toThrow("counts.not_now");
  });
});
