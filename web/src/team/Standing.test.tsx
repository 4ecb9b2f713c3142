import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import example from "../../../contract/assessment.json";
import { assessment } from "../api/types.ts";
import { Standing } from "./Standing.tsx";

const known = assessment(example, "");

it("names who may write the plan", () => {
  expect(renderToStaticMarkup(<Standing assessment={known} audience="person" />)).toContain(
    "Physiotherapist with oncology competence",
  );
});
it("says that nobody may when nobody may", () => {
  const stopped = { ...known, may_prescribe: { ...known.may_prescribe, roles: [] } };
  expect(renderToStaticMarkup(<Standing assessment={stopped} audience="person" />)).toContain("nobody now");
});
