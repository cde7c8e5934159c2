/** Colours of a diverging scale from −1 to 1: names of classes, blue, nothing, orange. */
export const divergingLevels = 15;

/** The level of a state, 0..14, nothing in the middle. */
export function divergingLevel(value: number): number {
  const middle = (divergingLevels - 1) / 2;
  return Math.round(middle + Math.min(1, Math.max(-1, value)) * middle);
}
