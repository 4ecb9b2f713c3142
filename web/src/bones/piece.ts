/** What the drawing is made of. */
export type View = "front" | "back";

export interface Piece {
  site: string;
  /** "half": drawn twice, as a left and a right bone. "middle": drawn once. */
  of: "half" | "middle";
  level?: string;
  /** "bone": a filled outline. "rod": a line as thick as `thick`. "gristle": a paler rod. "mark": a fine line inside.
   *  "hollow": an opening in the bone. */
  look: "bone" | "rod" | "gristle" | "mark" | "hollow";
  thick?: number;
  d: string;
}

/** Units are CSS pixels at the smallest size the drawing is shown at; (0, 0) is the top of the middle line. */
export const frame = { left: -128, top: 0, width: 256, height: 704 };

/** A number of a path: one decimal is plenty. */
export const n = (value: number) => String(Math.round(value * 10) / 10);
