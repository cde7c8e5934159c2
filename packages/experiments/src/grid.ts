import { distance } from "fastest-levenshtein";

import type { Settings } from "./settings.ts";

/** A setting that a grid can vary. */
export type GridKey =
  | "units"
  | "epochs"
  | "batchSize"
  | "learningRate"
  | "timeSteps"
  | "features"
  | "encoding"
  | "cell"
  | "recurrentActivation"
  | "shuffle";

/** Every {@link GridKey}. */
export const gridKeys: readonly GridKey[] = [
  "units",
  "epochs",
  "batchSize",
  "learningRate",
  "timeSteps",
  "features",
  "encoding",
  "cell",
  "recurrentActivation",
  "shuffle",
];

/** What a grid varies: for each {@link GridKey} the values to try. */
export type Grid = { readonly [Key in GridKey]?: readonly Settings[Key][] };

/** More are a slip of the finger. */
const MAX_POINTS = 10_000;

/**
 * Lists the points of a grid: every combination of its values, the last key varying fastest.
 *
 * @returns settings; a grid without keys has one point, without settings
 * @throws RangeError if a key cannot be varied, has no value, or there are more than 10,000 points
 * @example
 * ```ts
 * import { gridPoints } from "@alphabet-lstm/experiments";
 *
 * gridPoints({ units: [16, 32], epochs: [100] }); // → [{ units: 16, epochs: 100 }, { units: 32, epochs: 100 }]
 * ```
 */
export function gridPoints(grid: Grid): Settings[] {
  let points: Settings[] = [{}];
  for (const [key, values] of Object.entries(grid)) {
    checkKey(key);
    if (values.length === 0) throw new RangeError(`Cannot make the grid: ${key} has no values`);
    if (points.length * values.length > MAX_POINTS) {
      throw new RangeError(`Cannot make the grid: it must have at most ${MAX_POINTS} points`);
    }
    points = points.flatMap((point) =>
      values.map((value) => Object.assign({}, point, { [key]: value })),
    );
  }
  return points;
}

function checkKey(key: string): void {
  const known: readonly string[] = gridKeys;
  if (known.includes(key)) return;
  const nearest = known.toSorted((a, b) => distance(key, a) - distance(key, b))[0]!;
  const hint =
    distance(key, nearest) <= key.length / 2
      ? `did you mean ${nearest}?`
      : `there are ${known.join(", ")}`;
  throw new RangeError(
    `Cannot make the grid: ${JSON.stringify(key.slice(0, 40))} cannot be varied; ${hint}`,
  );
}
