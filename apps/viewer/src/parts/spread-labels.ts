/**
 * Moves labels apart that would overlap, as little as it takes, in the order that they have.
 *
 * @param positions - where each would like to be
 * @param distance - that two of them keep
 * @param limits - that none leaves
 * @returns where each may be, in the order given
 */
export function spreadLabels(
  positions: readonly number[],
  distance: number,
  [low, high]: readonly [number, number],
): number[] {
  const order = [...positions.keys()].toSorted((a, b) => positions[a]! - positions[b]! || a - b);
  const places = order.map((index) => positions[index]!);
  for (let place = 1; place < places.length; place++) {
    places[place] = Math.max(places[place]!, places[place - 1]! + distance);
  }
  const overshoot = Math.max(0, places.at(-1)! - high);
  for (let place = places.length - 1, limit = high; place >= 0; place--, limit -= distance) {
    if (overshoot > 0) places[place] = Math.min(places[place]!, limit);
  }
  const result: number[] = [];
  for (const [place, index] of order.entries()) result[index] = Math.max(low, places[place]!);
  return result;
}
