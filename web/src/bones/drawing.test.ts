import { describe, expect, it } from "vitest";
import { drawing } from "./drawing.ts";
import { frame, type View } from "./piece.ts";
import { spots } from "./spots.ts";
import { spineRows } from "./vertebrae.ts";

const bones = [
  "skull",
  "cervical_spine",
  "thoracic_spine",
  "lumbar_spine",
  "sacrum_coccyx",
  "sternum",
  "pelvis",
  "ribs",
  "clavicle",
  "scapula",
  "humerus_proximal",
  "humerus_shaft",
  "humerus_distal",
  "forearm",
  "hand_wrist",
  "femur_proximal",
  "femur_shaft",
  "femur_distal",
  "tibia_fibula",
  "foot_ankle",
];
const views: View[] = ["front", "back"];

describe("the drawn skeleton", () => {
  it("draws every bone of the vocabulary, and each can be pressed in one of the views", () => {
    const drawn = new Set(views.flatMap((view) => drawing(view).map((piece) => piece.site)));
    const pressed = new Set(views.flatMap((view) => spots[view].map((spot) => spot.site)));
    expect([...drawn].toSorted()).toEqual(bones.toSorted());
    expect([...pressed].toSorted()).toEqual(bones.toSorted());
  });

  it("has places to press of at least 24 by 24", () => {
    const boxes = views.flatMap((view) =>
      spots[view].flatMap((spot) => spot.boxes.map((box) => ({ site: spot.site, box }))),
    );
    expect(boxes.filter(({ box: [, , width, height] }) => width < 24 || height < 24)).toEqual([]);
  });

  it("keeps inside its frame, also mirrored", () => {
    const outside = views
      .flatMap((view) => spots[view])
      .filter((spot) =>
        spot.boxes.some(
          ([x, y, w, h]) => Math.abs(x) > -frame.left || x + w > -frame.left || y < 0 || y + h > frame.height,
        ),
      );
    expect(outside).toEqual([]);
  });

  it("keeps each half on its own side of the middle, so that left is never right", () => {
    const crossing = views
      .flatMap((view) => spots[view])
      .filter((spot) => spot.of === "half" && spot.boxes.some(([x]) => x < 0));
    expect(crossing).toEqual([]);
  });

  it("has a row for every level from C1 to S5", () => {
    expect(spineRows.map((row) => row.level)).toEqual([
      ..."1234567".split("").map((n) => `C${n}`),
      ...Array.from({ length: 12 }, (_, i) => `T${i + 1}`),
      ..."12345".split("").map((n) => `L${n}`),
      ..."12345".split("").map((n) => `S${n}`),
    ]);
  });

  it("is made of numbers", () => {
    expect(views.flatMap((view) => drawing(view)).filter((piece) => /NaN|undefined|Infinity/.test(piece.d))).toEqual(
      [],
    );
  });
});
