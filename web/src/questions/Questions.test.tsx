import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import example from "../../../contract/assessment.json";
import { assessment as read, type Role, type Vocabulary } from "../api/types.ts";
import { worth } from "./AnswerForm.tsx";
import { Questions } from "./Questions.tsx";

const patient: Role = { id: "patient", says: "The person", professional: false };
const oncologist: Role = { id: "oncologist", says: "Oncologist", professional: true };
const vocabulary: Vocabulary = {
  edition: "",
  status: "",
  disclaimer: "",
  groups: [],
  sites: [],
  roles: [patient, oncologist],
  facts: [
    {
      id: "stability_opinion",
      of: "lesion",
      kind: "choice",
      unit: "",
      answers: [{ id: "stable", says: "Stable" }],
      ask: { person: "Is this bone stable?", professional: "Opinion of stability?" },
      why: "It decides most.",
      enter: ["oncologist"],
      course: false,
    },
  ],
};
const nothing = () => undefined;
const page = (role: Role, words = vocabulary) =>
  renderToStaticMarkup(
    <Questions
      assessment={read(example, "")}
      vocabulary={words}
      role={role}
      audience={role.professional ? "professional" : "person"}
      today="2026-11-24"
      setAside={[]}
      onAnswer={nothing}
      onAskAgain={nothing}
    />,
  );

describe("a question", () => {
  it("that somebody may settle is asked, with I'm not sure among its answers", () => {
    expect(page(oncologist)).toContain("Opinion of stability?");
    expect(page(oncologist)).toContain("I&#x27;m not sure");
    expect(page(oncologist)).not.toContain("Can be settled by");
  });
  it("that the person may not settle says who can, and that telling it opens nothing", () => {
    expect(page(patient)).toContain("Can be settled by: Oncologist.");
    expect(page(patient)).toContain("one of them has to say it");
  });
  it("asks no measured number of a person who may not settle it: the words ask for yes or no", () => {
    const number = { ...vocabulary, facts: vocabulary.facts.map((fact) => ({ ...fact, kind: "number" as const })) };
    expect(page(patient, number)).toContain("Can be settled by: Oncologist.");
    expect(page(patient, number)).not.toContain("<form");
  });
  it("says what a good answer could open, in words for one and for many", () => {
    expect(worth({ best_opens: 14 })).toBe("A good answer could open 14 more exercises.");
    expect(worth({ best_opens: 1 })).toBe("A good answer could open 1 more exercise.");
    expect(worth({ best_opens: 0, needed_for: 0 })).toBe("It makes the picture clearer.");
  });
});
