import type { View } from "./piece.ts";

/** Where a bone can be pressed: [x, y, width, height]; one half is mirrored. At least 24 each way (WCAG 2.5.8). */
export interface Spot {
  site: string;
  of: "half" | "middle";
  boxes: [number, number, number, number][];
}

/** The same from both sides. */
const limbs: Spot[] = [
  { site: "humerus_shaft", of: "half", boxes: [[60, 163, 32, 55]] },
  { site: "humerus_distal", of: "half", boxes: [[64, 219, 34, 41]] },
  { site: "forearm", of: "half", boxes: [[68, 261, 44, 93]] },
  { site: "hand_wrist", of: "half", boxes: [[74, 355, 46, 78]] },
  { site: "femur_proximal", of: "half", boxes: [[30, 323, 44, 55]] },
  { site: "femur_shaft", of: "half", boxes: [[34, 379, 36, 77]] },
  { site: "femur_distal", of: "half", boxes: [[18, 457, 38, 45]] },
  { site: "tibia_fibula", of: "half", boxes: [[18, 503, 36, 148]] },
  { site: "foot_ankle", of: "half", boxes: [[18, 652, 40, 42]] },
];

export const spots: Record<View, Spot[]> = {
  front: [
    { site: "skull", of: "middle", boxes: [[-31, 8, 62, 82]] },
    { site: "cervical_spine", of: "middle", boxes: [[-16, 91, 32, 26]] },
    { site: "ribs", of: "half", boxes: [[14, 131, 40, 106]] },
    { site: "thoracic_spine", of: "middle", boxes: [[-14, 198, 28, 40]] },
    { site: "sternum", of: "middle", boxes: [[-13, 119, 26, 78]] },
    { site: "clavicle", of: "half", boxes: [[14, 106, 40, 24]] },
    { site: "lumbar_spine", of: "middle", boxes: [[-20, 239, 40, 58]] },
    { site: "sacrum_coccyx", of: "middle", boxes: [[-15, 299, 30, 38]] },
    { site: "pelvis", of: "half", boxes: [[16, 282, 46, 40], [4, 339, 25, 30]] },
    { site: "humerus_proximal", of: "half", boxes: [[56, 112, 30, 50]] },
    ...limbs,
  ],
  back: [
    { site: "skull", of: "middle", boxes: [[-31, 8, 62, 74]] },
    { site: "cervical_spine", of: "middle", boxes: [[-16, 84, 32, 32]] },
    { site: "ribs", of: "half", boxes: [[15, 186, 42, 54]] },
    { site: "thoracic_spine", of: "middle", boxes: [[-15, 117, 30, 121]] },
    { site: "scapula", of: "half", boxes: [[20, 120, 38, 64]] },
    { site: "lumbar_spine", of: "middle", boxes: [[-20, 239, 40, 58]] },
    { site: "sacrum_coccyx", of: "middle", boxes: [[-15, 299, 30, 50]] },
    { site: "pelvis", of: "half", boxes: [[16, 282, 46, 40], [4, 339, 25, 30]] },
    { site: "humerus_proximal", of: "half", boxes: [[59, 112, 28, 50]] },
    ...limbs,
  ],
};
