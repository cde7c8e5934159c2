import { checkInteger } from "./check.ts";

/**
 * Writes each id as a row of zeros with a single 1.
 *
 * @param ids - integers in `0..classCount - 1`
 * @param classCount - the width of a row
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
  const rows = new Float32Array(ids.length * classCount);
  for (let row = 0; row < ids.length; row++) {
    const id = ids[row]!;
    checkInteger("encode one-hot", "an id", id, { min: 0, max: classCount - 1 });
    rows[row * classCount + id] = 1;
  }
  return rows;
}
