/** Steps of the scale: as many as the eye can tell apart in small cells. */
export const levelCount = 16;

/** Cividis from 0 to 1: even in brightness, and the same for the colour-blind. */
const anchors = [
  [0, 32, 76],
  [0, 42, 102],
  [0, 52, 110],
  [39, 63, 108],
  [60, 74, 107],
  [76, 85, 107],
  [91, 95, 109],
  [104, 106, 112],
  [117, 117, 117],
  [131, 129, 120],
  [146, 140, 120],
  [161, 152, 118],
  [176, 165, 114],
  [192, 178, 108],
  [209, 191, 98],
  [255, 233, 69],
] as const;

/** The colour of a level, 0..15. */
export function levelColor(level: number): string {
  return `#${anchors[level]!.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** The level of a probability. */
export function levelOf(probability: number): number {
  return Math.min(levelCount - 1, Math.floor(probability * levelCount));
}
