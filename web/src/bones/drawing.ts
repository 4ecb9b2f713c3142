/** The skeleton, drawn from a few numbers. Right of the middle line is drawn; the other half is its mirror image. */
import { n, type Piece, type View } from "./piece.ts";
import { spine } from "./vertebrae.ts";

/** A long bone from one end to the other: half its width at the ends and in between. */
function long(x1: number, y1: number, x2: number, y2: number, w1: number, w: number, w2: number): string {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const [dx, dy] = [(x2 - x1) / length, (y2 - y1) / length];
  // A point `along` the bone and `out` to its side.
  const at = (along: number, out: number) => `${n(x1 + dx * along + dy * out)} ${n(y1 + dy * along - dx * out)}`;
  const near = Math.min(length * 0.24, 30);
  const far = length - near;
  const cap = (end: number, w0: number, to: 1 | -1) => {
    const deep = w0 * 0.8 * to;
    return `C${at(end + deep, -w0 * to)} ${at(end + deep, w0 * to)} ${at(end, w0 * to)}`;
  };
  return (
    `M${at(0, -w1)}C${at(near * 0.5, -w1)} ${at(near * 0.6, -w)} ${at(near, -w)}L${at(far, -w)}` +
    `C${at(length - near * 0.6, -w)} ${at(length - near * 0.5, -w2)} ${at(length, -w2)}${cap(length, w2, 1)}` +
    `C${at(length - near * 0.5, w2)} ${at(length - near * 0.6, w)} ${at(far, w)}L${at(near, w)}` +
    `C${at(near * 0.6, w)} ${at(near * 0.5, w1)} ${at(0, w1)}${cap(0, w1, -1)}Z`
  );
}

/** Ribs: height at the spine, half width and height at the side, front end, and where its gristle joins. */
const ribs: [number, number, number, [number, number]?, [number, number]?][] = [
  [118, 25, 121, [13, 128], [8, 128]],
  [127, 37, 137, [17, 145], [8, 139]],
  [137, 45, 153, [19, 162], [8, 151]],
  [147, 50, 168, [21, 178], [8, 163]],
  [157, 54, 183, [24, 194], [7, 174]],
  [167, 56, 197, [29, 209], [7, 184]],
  [177, 57, 210, [34, 222], [6, 193]],
  [187, 56, 221, [40, 232], [22, 211]],
  [197, 54, 230, [44, 240], [31, 224]],
  [207, 50, 238, [45, 247], [38, 237]],
  [217, 44, 244, [41, 251]],
  [227, 30, 246],
];

function ribcage(view: View): Piece[] {
  const behind: Piece[] = [];
  const before: Piece[] = [];
  for (const [y, w, side, end, join] of ribs) {
    behind.push(rod("ribs", 4, `M8 ${y}C${n(w * 0.5)} ${y - 5} ${w} ${n(y + (side - y) * 0.2)} ${w} ${side}`));
    if (!end) continue;
    const [x, low] = end;
    before.push(
      rod(
        "ribs",
        4,
        `M${w} ${side}C${w} ${n(side + (low - side) * 0.9)} ${n(x + (w - x) * 0.55)} ${low + 2} ${x} ${low}`,
      ),
    );
    if (join)
      before.push({
        site: "ribs",
        of: "half",
        look: "gristle",
        thick: 3,
        d: `M${x} ${low}Q${n((x + join[0]) / 2)} ${n(low - 1)} ${join[0]} ${join[1]}`,
      });
  }
  return view === "front" ? [...behind, ...before] : [...before.filter((piece) => piece.look === "rod"), ...behind];
}

const half = (site: string, d: string, look: Piece["look"] = "bone"): Piece => ({ site, of: "half", look, d });
const middle = (site: string, d: string, look: Piece["look"] = "bone"): Piece => ({ site, of: "middle", look, d });
const rod = (site: string, thick: number, d: string): Piece => ({ site, of: "half", look: "rod", thick, d });

function skull(view: View): Piece[] {
  if (view === "back")
    return [
      half("skull", "M12 72L20 70L18 84Q15 90 8 91L0 91L0 86L10 84Z"),
      middle(
        "skull",
        "M0 10C20 10 31 24 31 42C31 52 29 60 25 66C22 73 14 78 6 79L0 81L-6 79C-14 78 -22 73 -25 66C-29 60 -31 52 -31 42C-31 24 -20 10 0 10Z",
      ),
      middle("skull", "M0 12L1 20L-1 27L0 36M-24 60C-18 46 -6 37 0 36C6 37 18 46 24 60M-9 68Q0 64 9 68", "mark"),
    ];
  return [
    middle(
      "skull",
      "M0 10C19 10 30 23 30 40C30 47 28 52 26 56L25 64C24 68 21 69 20 72L18 82C16 88 8 92 0 92C-8 92 -16 88 -18 82L-20 72C-21 69 -24 68 -25 64L-26 56C-28 52 -30 47 -30 40C-30 23 -19 10 0 10Z",
    ),
    half("skull", "M5 49C6 43 12 41 17 42C22 43 23 48 21 53C19 58 12 59 8 56C5 54 5 52 5 49Z", "hollow"),
    middle("skull", "M0 54C2 57 4 62 3.5 65Q0 63.500 -3.5 65C-4 62 -2 57 0 54Z", "hollow"),
    middle(
      "skull",
      "M-12 74Q0 78 12 74M-11 79Q0 82.500 11 79M-12 74L-11 79M12 74L11 79M0 75.800V80.500M-4 75.600V80.300M4 75.600V80.300M-8 75V79.800M8 75V79.800",
      "mark",
    ),
    half("skull", "M26 56Q22 60 22 66L20 72", "mark"),
  ];
}

function hand(): Piece[] {
  const rods: Piece[] = [
    half(
      "hand_wrist",
      "M89 360C92 356 103 355 107 359C110 363 110 370 107 373C102 376 95 377 91 373C88 369 88 364 89 360Z",
    ),
    half("hand_wrist", "M92 365Q99 362 107 366M97 360L98 374M103 360L103 374", "mark"),
  ];
  // Each finger: knuckle, and the joints to its tip.
  const fingers: [number, number][][] = [
    [
      [91, 372],
      [83, 383],
      [79, 393],
      [77, 401],
    ],
    [
      [95, 375],
      [93, 394],
      [92, 407],
      [91, 417],
      [91, 424],
    ],
    [
      [99, 376],
      [99, 396],
      [99, 411],
      [99, 422],
      [99, 430],
    ],
    [
      [103, 375],
      [105, 395],
      [106, 409],
      [107, 419],
      [107, 426],
    ],
    [
      [106, 373],
      [111, 391],
      [113, 402],
      [114, 410],
      [115, 416],
    ],
  ];
  for (const joints of fingers)
    joints.slice(1).forEach(([x, y], i) => {
      const [x0, y0] = joints[i] ?? [0, 0];
      const [dx, dy] = [(x - x0) * 0.09, (y - y0) * 0.09];
      rods.push(rod("hand_wrist", i === 0 ? 4 : 3.4, `M${n(x0 + dx)} ${n(y0 + dy)}L${n(x - dx)} ${n(y - dy)}`));
    });
  return rods;
}

function foot(view: View): Piece[] {
  if (view === "back")
    return [
      half(
        "foot_ankle",
        "M24 657C28 653 42 653 45 658C48 664 46 668 44 671C47 678 45 690 36 691C27 691 23 684 25 672C22 668 22 662 24 657Z",
      ),
      half("foot_ankle", "M25 671Q34 675 44 671", "mark"),
    ];
  const rods: Piece[] = [
    half("foot_ankle", "M22 658C27 653 42 653 46 659C50 664 51 669 49 673L23 675C20 670 20 663 22 658Z"),
    half("foot_ankle", "M22 666Q34 662 49 667M31 664L31 674M40 664L40 674", "mark"),
  ];
  const toes: [number, number, number][] = [
    [25, 24, 4.6],
    [31, 31.5, 3.6],
    [36, 38, 3.4],
    [41, 44.5, 3.2],
    [46, 51, 3.2],
  ];
  toes.forEach(([top, low, thick], i) => {
    const end = 690 - i * 1.4;
    const joint = (top + low) / 2;
    rods.push(rod("foot_ankle", thick, `M${top} 676L${n(joint)} 683`));
    rods.push(rod("foot_ankle", thick, `M${n(joint + 0.2)} 685.500L${low} ${n(end)}`));
  });
  return rods;
}

function arm(): Piece[] {
  const whole: [number, number, number, number] = [68, 128, 81, 254];
  const cut = (t: number): [number, number] => [
    whole[0] + (whole[2] - whole[0]) * t,
    whole[1] + (whole[3] - whole[1]) * t,
  ];
  const [a, b] = [cut(0.28), cut(0.72)];
  return [
    half("forearm", long(77, 261, 92, 353, 5.5, 3, 3.6)),
    half("forearm", long(87, 264, 103, 354, 4.4, 3, 5.2)),
    ...hand(),
    half(
      "humerus_proximal",
      `M58 126C58 118 66 115 72 118C79 121 80 129 78 135C77 142 ${n(a[0] + 6)} 150 ${n(a[0] + 5.2)} ${n(a[1])}L${n(a[0] - 5)} ${n(a[1] + 1)}C${n(a[0] - 6)} 150 66 143 61 138C58 134 57 130 58 126Z`,
    ),
    half("humerus_proximal", "M71 118Q68 126 70 138", "mark"),
    half(
      "humerus_shaft",
      `M${n(a[0] - 5)} ${n(a[1] + 1)}L${n(a[0] + 5.2)} ${n(a[1])}L${n(b[0] + 5)} ${n(b[1])}L${n(b[0] - 5)} ${n(b[1] + 1)}Z`,
    ),
    half(
      "humerus_distal",
      `M${n(b[0] - 5)} ${n(b[1] + 1)}L${n(b[0] + 5)} ${n(b[1])}C${n(b[0] + 6)} 232 90 240 92 247C93 254 90 260 86 260C83 260 82 257 80 257C78 257 76 261 72 260C68 259 66 252 69 246C73 240 ${n(b[0] - 5)} 232 ${n(b[0] - 5)} ${n(b[1] + 1)}Z`,
    ),
  ];
}

function leg(view: View): Piece[] {
  return [
    half("tibia_fibula", long(47, 512, 41, 652, 4.6, 2.5, 5)),
    half(
      "tibia_fibula",
      "M22 508C22 504 30 503 36 505C42 503 50 504 50 508C50 516 42 524 40 536L37 620C37 634 42 640 42 650C42 656 27 657 26 652C25 642 29 634 29 620L30 540C29 526 22 518 22 508Z",
    ),
    ...foot(view),
    half("femur_shaft", "M67 378L56 378L43.500 456L53.500 456Z"),
    half(
      "femur_distal",
      "M43.500 456L53.500 456C52 470 52 476 51 484C53 492 51 500 44 501C40 501 38 497 36 497C33 497 31 501 27 500C20 499 20 491 23 484C30 476 41 470 43.500 456Z",
    ),
    half(
      "femur_proximal",
      "M48 327C43 323 35 325 32 331C30 338 34 345 41 346C46 346 50 343 53 346C55 349 53 352 51 355C51 359 55 361 56 366L56 378L67 378C68 366 72 352 72 340C72 333 69 329 65 329C61 329 60 333 57 333C53 332 51 329 48 327Z",
    ),
    half("femur_proximal", view === "front" ? "M63 333Q66 342 63 352M55 347L62 350" : "M58 335Q58 346 52 356", "mark"),
    ...(view === "front"
      ? [
          half(
            "femur_distal",
            "M36 479C42 479 44 484 43 489C42 494 39 497 36 497C33 497 30 494 29 489C28 484 31 479 36 479Z",
          ),
        ]
      : [half("femur_distal", "M37 484L36 496", "mark")]),
  ];
}

function pelvis(view: View): Piece[] {
  const wing =
    view === "front"
      ? "M13 300C16 290 28 283 40 284C52 285 60 293 60 301C60 306 56 309 55 315C55 320 56 326 53 331C50 340 47 346 40 348C37 356 35 366 28 368C20 369 18 362 17 356C12 355 7 356 4 353C2 350 2 344 4 341C10 339 17 339 24 337C25 331 22 326 17 322C13 316 12 308 13 300Z"
      : "M13 297C18 288 28 283 40 284C52 285 60 293 60 301C60 308 55 314 54 322C54 331 50 342 42 347C40 356 38 367 30 369C23 370 20 362 21 356C16 354 8 356 4 352C2 349 3 345 5 343C12 344 20 345 25 341C26 333 20 328 16 322C12 316 11 305 13 297Z";
  return [
    half("pelvis", wing),
    half("pelvis", "M24 347C28 345 33 347 33 352C32 357 28 361 25 359C21 356 21 350 24 347Z", "hollow"),
    half(
      "pelvis",
      view === "front"
        ? "M19 302C28 294 42 294 52 302M20 322C28 324 34 326 36 332"
        : "M18 306C28 298 46 296 55 304M26 318Q38 312 52 314",
      "mark",
    ),
  ];
}

function sacrum(view: View): Piece[] {
  return [
    middle(
      "sacrum_coccyx",
      "M-15 299C-8 297 8 297 15 299C18 304 17 312 14 319C11 326 8 332 5 336C4 340 2 346 0 348C-2 346 -4 340 -5 336C-8 332 -11 326 -14 319C-17 312 -18 304 -15 299Z",
    ),
    middle(
      "sacrum_coccyx",
      view === "front"
        ? "M-9 309H9M-7.500 317H7.500M-6 324H6M-4.500 331H4.500"
        : "M0 302V334M-7 306L-4 330M7 306L4 330",
      "mark",
    ),
  ];
}

function shoulder(view: View): Piece[] {
  const blade =
    view === "front"
      ? half("scapula", "M34 128C44 124 54 121 63 122C65 126 63 132 60 136C58 148 54 164 47 177C42 164 37 146 34 128Z")
      : half(
          "scapula",
          "M22 131C32 126 46 124 62 123C66 126 64 134 59 137C57 150 50 168 42 182C38 184 35 180 33 174C29 160 24 146 22 131Z",
        );
  const ridge = half(
    "scapula",
    view === "front"
      ? "M60 121C64 117 70 117 72 120C70 123 65 125 60 125Z"
      : "M24 138C38 133 52 126 62 119C67 116 72 118 73 121C68 125 58 130 48 135C40 139 32 141 24 142Z",
  );
  return [blade, ridge];
}

const clavicle = half(
  "clavicle",
  "M8 122C12 118 18 119 24 119C34 118 44 111 54 112C60 113 66 115 67 118C66 121 60 119 54 118C46 117 38 123 28 125C20 127 12 128 9 127C7 126 7 124 8 122Z",
);
const breastbone = [
  middle(
    "sternum",
    "M-10 121Q0 125 10 121C12 126 9 132 7 138L8 141C8 158 9 176 6 190Q4 194 0 195Q-4 194 -6 190C-9 176 -8 158 -8 141L-7 138C-9 132 -12 126 -10 121ZM-2.500 195.500Q0 207 2.500 195.500Z",
  ),
  middle("sternum", "M-7 140Q0 142 7 140", "mark"),
];

/** Everything to be drawn, from the back to the front. */
export function drawing(view: View): Piece[] {
  return view === "front"
    ? [
        ...shoulder(view),
        ...spine(view),
        ...sacrum(view),
        ...ribcage(view),
        ...breastbone,
        clavicle,
        ...skull(view),
        ...arm(),
        ...pelvis(view),
        ...leg(view),
      ]
    : [
        ...ribcage(view),
        clavicle,
        ...spine(view),
        ...skull(view),
        ...pelvis(view),
        ...sacrum(view),
        ...arm(),
        ...leg(view),
        ...shoulder(view),
      ];
}

/** The outline of the body behind the bones: one half. */
export const outline =
  "M0 3C24 3 37 20 37 44C36 62 31 78 20 90L20 103C32 110 58 107 72 113C87 119 92 138 93 160C97 196 101 230 107 260C114 294 118 326 121 352C125 384 124 412 118 432C112 444 96 444 84 424C78 414 76 404 75 394C72 424 65 452 63 482C66 516 63 548 57 582C52 612 52 640 56 664C62 680 64 696 54 700C42 702 24 702 18 697C15 688 18 668 20 648C17 606 15 560 16 516C12 470 7 424 3 378L0 376Z";
