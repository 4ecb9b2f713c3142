import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { PersonRecord, Site } from "../api/types.ts";
import { Skeleton } from "./Skeleton.tsx";
import type { View } from "./piece.ts";

const hip: Site = {
  id: "femur_proximal",
  plain: "hip",
  name: "Hip",
  group: "",
  sided: true,
  levels: [],
  sub_sites: [],
};
const record: PersonRecord = { mettle_record: 1, lesions: [{ id: "left hip", site: "femur_proximal", side: "left" }] };

/** Where the place to press "left hip" begins: right of the middle line, or left of it. */
function leftHip(view: View) {
  const page = renderToStaticMarkup(<Skeleton view={view} record={record} sites={[hip]} onToggle={() => undefined} />);
  const spot = /aria-checked="true" aria-label="left hip"[^>]*><rect x="(-?\d+)"/.exec(page);
  return { x: Number(spot?.[1]), page };
}

describe("the drawing of a left hip", () => {
  it("is on the right from the front, and on the left from the back", () => {
    expect(leftHip("front").x).toBeGreaterThan(0);
    expect(leftHip("back").x).toBeLessThan(0);
  });
  it("leaves the right hip unchosen", () => {
    expect(leftHip("front").page).toMatch(/aria-checked="false" aria-label="right hip"/);
  });
  it("bears a sign, not only a colour", () => {
    expect(leftHip("front").page.match(/class="sign"/g)).toHaveLength(1);
  });
  it("colours the bone where its place to press is", () => {
    // Drawn halves are the person's left from the front; from the back the mirrored ones are.
    expect(leftHip("front").page).toMatch(/<path class="bone chosen" d="M48 327/);
    expect(leftHip("back").page).toMatch(/<g transform="scale\(-1 1\)"><path class="bone chosen" d="M48 327/);
  });
});
