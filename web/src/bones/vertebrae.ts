import { n, type Piece, type View } from "./piece.ts";

/** The vertebrae: top and height of each region, half the width of its first and last body. */
const regions = [
  { site: "cervical_spine", letter: "C", count: 7, top: 84, bottom: 116, first: 8.5, last: 9 },
  { site: "thoracic_spine", letter: "T", count: 12, top: 116, bottom: 238, first: 7.5, last: 11 },
  { site: "lumbar_spine", letter: "L", count: 5, top: 238, bottom: 299, first: 12, last: 14 },
];

function vertebra(y: number, height: number, w: number, out: number, view: View): string {
  const top = y + 0.8;
  const bottom = y + height - 0.8;
  const mid = (top + bottom) / 2;
  const body =
    `M${n(-w)} ${n(top)}Q0 ${n(top + 0.8)} ${n(w)} ${n(top)}Q${n(w - 1.8)} ${n(mid)} ${n(w)} ${n(bottom)}` +
    `Q0 ${n(bottom - 0.8)} ${n(-w)} ${n(bottom)}Q${n(-w + 1.8)} ${n(mid)} ${n(-w)} ${n(top)}Z`;
  const wing = (side: 1 | -1) =>
    `M${n(side * (w - 1.5))} ${n(mid - 2.2)}L${n(side * (w + out))} ${n(mid - 3)}` +
    `Q${n(side * (w + out + 2.4))} ${n(mid - 0.6)} ${n(side * (w + out))} ${n(mid + 1)}L${n(side * (w - 1.5))} ${n(mid + 2)}Z`;
  const behind =
    view === "back"
      ? `M-2.2 ${n(mid - 3)}L2.2 ${n(mid - 3)}L1.4 ${n(bottom + 2.6)}Q0 ${n(bottom + 4)} -1.4 ${n(bottom + 2.6)}Z`
      : "";
  return wing(1) + wing(-1) + body + behind;
}

/** The vertebrae in place, one piece each. */
export function spine(view: View): Piece[] {
  return regions.flatMap(({ site, letter, count, top, bottom, first, last }) => {
    const height = (bottom - top) / count;
    const out = letter === "L" ? 7 : letter === "T" ? 4 : 2.5;
    return Array.from({ length: count }, (_, i): Piece => {
      const w = first + ((last - first) * i) / (count - 1);
      return {
        site,
        of: "middle",
        level: `${letter}${i + 1}`,
        look: "bone",
        d: vertebra(top + i * height, height, w, out, view),
      };
    });
  });
}

/** How far down the drawing a level is; undefined for a level that is not drawn. */
export function heightOf(level: string): number | undefined {
  const region = regions.find((one) => one.letter === level.charAt(0));
  const place = Number(level.slice(1));
  if (!region || !(place >= 1 && place <= region.count)) return undefined;
  return region.top + ((place - 0.5) * (region.bottom - region.top)) / region.count;
}

/** The spine on its own, one row of 24 for each vertebra, so that every level is large enough to press. */
export const spineRows: { site: string; level: string; d: string }[] = [
  ...regions.flatMap(({ site, letter, count, first, last }) =>
    Array.from({ length: count }, (_, i) => ({
      site,
      level: `${letter}${i + 1}`,
      d: vertebra(1, 22, (first + ((last - first) * i) / (count - 1)) * 1.3, letter === "L" ? 8 : 6, "front"),
    })),
  ),
  ...[16, 14, 11.5, 9, 6.5].map((w, i) => ({
    site: "sacrum_coccyx",
    level: `S${i + 1}`,
    d: `M${-w} 1.5Q0 3 ${w} 1.5L${n(w - 2)} 22.500Q0 21.500 ${n(-w + 2)} 22.500Z`,
  })),
];
