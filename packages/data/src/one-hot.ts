import { checkInteger } from "./check.ts";

const MAX_CLASSES = 1_000_000;

/**
 * Writes each id as a row of zeros with a single 1.
 *
 * @param ids - integers in `0..classCount - 1`
 * @param classCount - the width of a row, 1..1,000,000
 * @returns a new array `[ids.length, classCount]`, row-major
 * @throws RangeError if an id is no class
 * @example
 * ```ts
 * import { oneHot } from "@alphabet-lstm/data";
 *
 * oneHot([1, 0], 3); // → Float32Array [0, 1, 0, 1, 0, 0]
 * ```
 */
export function oneHot(ids: ArrayLike<number>, classCount: number): Float32Array {
  checkInteger("encode one-hot", "classCount", classCount, { min: 1, max: MAX_CLASSES });
  const rows = new Float32Array(ids.length * classCount);
  for (let row = 0; row < ids.length; row++) {
    const id = ids[row]!;
    checkInteger("encode one-hot", "an id", id, { min: 0, max: classCount - 1 });
    rows[row * classCount + id] = 1;
  }
  return rows;
}
