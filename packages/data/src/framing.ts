import { checkInteger } from "./check.ts";

/**
 * How a window of symbols is laid out for a recurrent network: how many steps it is read in, and how many symbols each
 * step shows side by side. The three models of the tutorial differ in nothing else.
 */
export interface Framing {
  /** Steps that the network reads one after the other. */
  readonly timeSteps: number;
  /** Symbols that one step shows side by side. */
  readonly features: number;
}

/** Far beyond any alphabet; keeps a slip of the finger from asking for terabytes. */
const MAX_EXTENT = 10_000;

/**
 * The number of symbols that a framing needs: `timeSteps · features`.
 *
 * @throws RangeError if either is not an integer in 1..10,000
 * @example
 * ```ts
 * import { windowLength } from "@alphabet-lstm/data";
 *
 * windowLength({ timeSteps: 3, features: 1 }); // → 3
 * ```
 */
export function windowLength({ timeSteps, features }: Framing): number {
  const limits = { min: 1, max: MAX_EXTENT };
  checkInteger("frame a window", "timeSteps", timeSteps, limits);
  checkInteger("frame a window", "features", features, limits);
  return timeSteps * features;
}
