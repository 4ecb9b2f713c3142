import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import assessmentExample from "../../../contract/assessment.json";
import everydayExample from "../../../contract/everyday.json";
import explanationExample from "../../../contract/explanation.json";
import screeningExample from "../../../contract/screening.json";
import { assessment, explanation, screening, type Verdict } from "../api/types.ts";
import type { Answers } from "../shared/answers.ts";
import { Reasons } from "../shared/Reasons.tsx";
import type { Audience } from "../shared/words.ts";
import { Moving } from "./Moving.tsx";

const shown = screening(screeningExample, "");
const none = { ...shown, entries: [] };
function page(audience: Audience, verdict: Verdict, of = shown) {
  const entries = of.entries.map((entry) => ({ ...entry, verdict }));
  const answers: Answers = {
    asked: { record: { mettle_record: 1 }, as_of: "2026-11-24" },
    assessment: assessment(assessmentExample, ""),
    screenings: { exercises: { ...shown, entries }, tests: none, daily: none, done_to: none },
    changes: undefined,
  };
  return renderToStaticMarkup(<Moving answers={answers} audience={audience} first={verdict} />);
}

describe("what fits", () => {
  it("says a verdict in a word and a shape, not in colour alone", () => {
    for (const verdict of ["allow", "supervise", "sign_off", "not_now"] as const)
      expect(page("person", verdict)).toMatch(/<span class="badge badge--\w+"><svg[^>]*>.+<\/svg>[A-Z][a-z ]+<\/span>/);
  });
  it("shows the numbers that the server counted, and counts nothing itself", () => {
    const numbers = [...page("person", "allow").matchAll(/count__number">(\d+)</g)].map((found) => Number(found[1]));
    expect(numbers).toEqual(Object.values(shown.counts));
    expect(numbers.reduce((sum, number) => sum + number)).not.toBe(shown.entries.length);
  });
  it("gives the rule to a professional and plain words to the person", () => {
    expect(page("professional", "not_now")).toContain("BONE-HIP-HIGH");
    expect(page("person", "not_now")).not.toContain("BONE-HIP-HIGH");
  });
  it("says what to tell whoever does it, and what to ask for when it is refused", () => {
    const [entry] = shown.entries;
    if (!entry) throw new Error("the contract has no entry");
    const massage = { ...entry, kind: "hands", tell: "Leave my back alone.", ask_for: "Ask for hands and feet." };
    const answers: Answers = {
      asked: { record: { mettle_record: 1 }, as_of: "2026-11-24" },
      assessment: assessment(assessmentExample, ""),
      screenings: { exercises: { ...shown, entries: [massage] }, tests: none, daily: none, done_to: none },
      changes: undefined,
    };
    const text = renderToStaticMarkup(<Moving answers={answers} audience="person" first={massage.verdict} />);
    expect(text).toContain("Leave my back alone.");
    expect(text).toContain("Massage, stretching and moving by others");
  });
  it("says what to do instead of what is not for now", () => {
    expect(page("person", "not_now")).toContain("Use the right side only.");
    expect(page("person", "allow")).not.toContain("Instead");
  });
  it("says how a task of life gets done when it is refused, and in which way a yes is one", () => {
    const everyday = page("person", "not_now", screening(everydayExample, ""));
    expect(everyday).toContain("Do it like this:");
    expect(everyday).toContain("Let somebody else push it.");
    expect(page("person", "not_now")).toContain("Because your assessment is signed and in force.");
    expect(page("professional", "not_now")).toContain("<code>clearance</code>");
    expect(page("person", "not_now")).not.toContain("<code>clearance</code>");
  });
  it("names the way in when an answer holds for that way only", () => {
    const [usual, other] = shown.entries;
    if (!usual || !other) throw new Error("the contract shows no other way in");
    for (const verdict of ["allow", "supervise", "sign_off", "not_now"] as const)
      for (const audience of ["person", "professional"] as const) {
        const only = "<strong>Get in and out only this way:</strong> Log roll: knees up, roll as one piece";
        expect(page(audience, verdict, { ...shown, entries: [other] })).toContain(only);
        expect(page(audience, verdict, { ...shown, entries: [usual] })).not.toContain("Get in and out");
      }
  });
  it("says in the explanation how to get in and out, and whether another way will do", () => {
    const told = explanation(explanationExample, "");
    const usual = { id: "chair", technique: "sit slowly", judged: false };
    const explained = (way_in: typeof told.way_in) =>
      renderToStaticMarkup(<Reasons value={{ ...told, way_in }} audience="person" />);
    expect(explained(usual)).toContain("<strong>Getting in and out:</strong> Sit slowly");
    expect(explained({ ...usual, instead_of: "pool" })).toContain("Get in and out only this way:");
    expect(explained(undefined)).not.toMatch(/get(ting)? in and out/i);
  });
});
