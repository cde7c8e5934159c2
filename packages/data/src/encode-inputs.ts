import { checkInteger, checkOneOf } from "./check.ts";
import type { Framing } from "./framing.ts";
import { oneHot } from "./one-hot.ts";

/**
 * How an id becomes input numbers: `"normalized"`, the tutorial's way, is the single number id / alphabet size in [0, 1);
 * `"one-hot"` is a 1 among zeros, as wide as the alphabet.
 */
export type Encoding = "normalized" | "one-hot";

/** Every {@link Encoding}. */
export const encodings: readonly Encoding[] = ["normalized", "one-hot"];

/**
 * Turns ids into the numbers a network reads. The layout of the ids is kept; one-hot widens each to a row.
 *
 * @param ids - integers in `0..alphabetSize - 1`, any number of them
 * @returns a new array: `[ids.length]` normalized, `[ids.length, alphabetSize]` one-hot
 * @throws RangeError if an id is not in the alphabet, or the encoding is unknown
 * @example
 * ```ts
 * import { encodeInputs } from "@alphabet-lstm/data";
 *
 * encodeInputs([0, 13], 26, "normalized"); // → Float32Array [0, 0.5]
 * ```
 */
export function encodeInputs(
  ids: ArrayLike<number>,
  alphabetSize: number,
  encoding: Encoding,
): Float32Array {
  checkOneOf("encode inputs", "encoding", encoding, encodings);
  checkInteger("encode inputs", "alphabetSize", alphabetSize, { min: 1, max: 10_000 });
  if (encoding === "one-hot") return oneHot(ids, alphabetSize);
  return Float32Array.from(ids, (id) => {
    checkInteger("encode inputs", "an id", id, { min: 0, max: alphabetSize - 1 });
    return id / alphabetSize;
  });
}

/**
 * How many numbers one time step shows: the framing's features, each as wide as the encoding makes it.
 *
 * @example
 * ```ts
 * import { inputWidth } from "@alphabet-lstm/data";
 *
 * inputWidth({ timeSteps: 1, features: 3 }, 26, "one-hot"); // → 78
 * ```
 */
export function inputWidth(framing: Framing, alphabetSize: number, encoding: Encoding): number {
  return framing.features * (encoding === "one-hot" ? alphabetSize : 1);
}
