import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import example from "../../../contract/assessment.json";
import { assessment, type FactDefinition, type Vocabulary } from "../api/types.ts";
import type { Audience } from "../shared/words.ts";
import { Team } from "./Team.tsx";

const fact: FactDefinition = {
  id: "stability_opinion",
  of: "lesion",
  kind: "choice",
  unit: "",
  answers: [],
  ask: { person: "Is this bone stable?", professional: "Opinion of stability?" },
  why: "",
  enter: [],
  course: false,
};
const vocabulary: Vocabulary = {
  edition: "",
  status: "",
  disclaimer: "",
  groups: [],
  sites: [],
  roles: [],
  facts: [fact],
};
const reason = (rule: string, person: string, known: boolean) => ({ rule, says: rule, person, evidence: [], known });
const shown = assessment(
  {
    ...example,
    tier: { ...example.tier, reasons: [reason("A", "It hurts.", true), reason("B", "It has broken before.", false)] },
  },
  "",
);
const page = (audience: Audience) =>
  renderToStaticMarkup(<Team assessment={shown} vocabulary={vocabulary} audience={audience} />);

describe("the team's view", () => {
  it("tells the person what is known apart from what is only assumed", () => {
    const [known, assumed] = page("person").split("the careful answer:");
    expect(known).toContain("It hurts.");
    expect(known).not.toContain("It has broken before.");
    expect(assumed).toContain("It has broken before.");
  });
  it("asks the person in plain words and shows no score", () => {
    expect(page("person")).toContain("Is this bone stable?");
    expect(page("person")).not.toContain("sins");
    expect(page("professional")).toContain("sins");
  });
});
