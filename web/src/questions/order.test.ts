import { describe, expect, it } from "vitest";
import example from "../../../contract/assessment.json";
import { assessment as read, type FactDefinition, type Role, type Vocabulary } from "../api/types.ts";
import { keyOf, orderQuestions } from "./order.ts";

const fact = (id: string, enter: string[], person = "Ask?"): FactDefinition => ({
  id,
  of: "lesion",
  kind: "choice",
  unit: "",
  answers: [],
  ask: { person, professional: "Ask." },
  why: "",
  enter,
  course: false,
});
const vocabulary: Vocabulary = {
  edition: "",
  status: "",
  disclaimer: "",
  groups: [],
  sites: [],
  roles: [],
  facts: [
    fact("stability_opinion", ["oncologist"]),
    fact("pain_change", ["patient", "any_professional"]),
    fact("sins_score", ["radiologist"], ""),
  ],
};
const assessment = read(
  {
    ...example,
    unknown: ["stability_opinion", "sins_score", "pain_change"].map((id) => ({
      fact: id,
      lesion: "left hip",
      ask: "",
      because: "never told",
    })),
  },
  "",
);
const patient: Role = { id: "patient", says: "The person", professional: false };
const oncologist: Role = { id: "oncologist", says: "Oncologist", professional: true };
const order = (role: Role, setAside: string[] = []) => orderQuestions(assessment, vocabulary, role, setAside);

describe("the next question", () => {
  it("is the server's best one that this role may settle", () => {
    expect(order(patient).next?.fact.id).toBe("pain_change");
    expect(order(oncologist).next?.fact.id).toBe("stability_opinion");
  });
  it("goes to the team when only they may settle it, unless the person has no words for it", () => {
    expect(order(patient).others.map((one) => one.fact.id)).toEqual(["stability_opinion"]);
    expect(order(oncologist).others.map((one) => one.fact.id)).toEqual(["sins_score"]);
  });
  it("is not asked again at once when the answer left it open, but is counted", () => {
    expect(order(patient, [keyOf("pain_change", "left hip")])).toMatchObject({ next: undefined, open: 1 });
    expect(order(patient, [keyOf("sins_score", "left hip")]).open).toBe(0);
  });
  it("is asked once, although the server lists it among the best and among the unknown", () => {
    expect(order(oncologist).later).toBe(1);
  });
});
