import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import asked from "../../../contract/activity_asked.json";
import answerExample from "../../../contract/activity.json";
import wordsExample from "../../../contract/movement.json";
import { described, movement as read } from "../api/types.ts";
import { moveScales, noDraft, scalesAsked, stillOpen, toActivity, yesNo, type Draft } from "./activity.ts";
import { ActivityForm, Described } from "./Described.tsx";

const movement = read(wordsExample, "");
const where = { record: { mettle_record: 1 }, as_of: "2026-11-24" };
const form = renderToStaticMarkup(<ActivityForm movement={movement} asked={where} audience="person" />);

/** The example of the contract, as somebody would fill it in. */
function filled(): Draft {
  const { activity } = asked;
  const said: Record<string, string> = {};
  for (const [name, value] of Object.entries(activity)) {
    if (typeof value === "boolean") said[name] = value ? "yes" : "no";
    if (typeof value === "string" || typeof value === "number") said[name] = String(value);
  }
  return { said, postures: activity.posture, places: activity.setting, moves: activity.actions.map((action, key) => ({ key, ...action })) };
}

describe("asking about something else", () => {
  it("asks for nothing until somebody wants to describe something", () => {
    const closed = renderToStaticMarkup(<Described asked={where} audience="person" />);
    expect(closed).toContain("Describe an activity");
    expect(closed).not.toContain("<select");
  });
  it("asks every question in the server's words, each with a label", () => {
    for (const id of [...scalesAsked, ...moveScales]) {
      const scale = movement.scales.find((one) => one.id === id);
      expect(form, id).toContain(scale?.question ?? "no such scale");
    }
    for (const posture of movement.postures) expect(form).toContain(posture.says);
    const labels = [...form.matchAll(/<label[^>]* for="([^"]+)"/g)].map((found) => found[1]);
    for (const [, id] of form.matchAll(/<(?:select|input)[^>]* id="([^"]+)"/g)) expect(labels).toContain(id);
  });
  it("fills nothing in", () => {
    expect(form).not.toMatch(/<option[^>]*selected=""[^>]*value="[^"]+"|<option value="[^"]+" selected/);
    const open = stillOpen(noDraft());
    for (const name of [...scalesAsked, ...yesNo, "name", "posture", "setting", "move 1"]) expect(open).toContain(name);
  });
  it("sends what the contract shows, and nothing is open then", () => {
    expect(stillOpen(filled())).toEqual([]);
    const { kind: _, transfer_alt: __, ...wanted } = asked.activity;
    expect(toActivity(filled(), movement)).toEqual(wanted);
  });
  it("takes the heaviest load of the joints for the whole", () => {
    const draft = filled();
    const [first] = draft.moves;
    if (!first) throw new Error("the example has no move");
    draft.moves = [first, { ...first, key: 9, load: "ext_heavy" }];
    expect(toActivity(draft, movement)["coded_load"]).toBe("ext_heavy");
  });
  it("understands the answer of the contract", () => {
    expect(described(answerExample, "").activities[0]?.verdict).toBe(answerExample.activities[0]?.verdict);
  });
});
