import { checkInteger } from "./check.ts";

/** Windows over a sequence, each with the id that follows it. */
export interface Windows {
  /** How many ids a window holds. */
  readonly length: number;
  /** How many windows there are. */
  readonly count: number;
  /** The ids of every window: `[count, length]`, row-major; a shorter window begins with `PADDING_ID`. */
  readonly inputs: Int32Array;
  /** The id after each window: `[count]`. */
  readonly targets: Int32Array;
}

/**
 * Cuts a sequence into all windows of a length, each with its next id as target.
 *
 * @param ids - the sequence, at least 2 ids; not kept
 * @param length - ids per window, `1..ids.length - 1`
 * @returns `ids.length - length` windows, in order, in new arrays
 * @throws RangeError if the length does not fit the sequence
 * @example
 * ```ts
 * import { slidingWindows } from "@alphabet-lstm/data";
 *
 * const windows = slidingWindows([0, 1, 2, 3], 2);
 * windows.inputs; // → Int32Array [0, 1, 1, 2]
 * windows.targets; // → Int32Array [2, 3]
 * ```
 */
export function slidingWindows(ids: ArrayLike<number>, length: number): Windows {
  if (ids.length < 2) {
    throw new RangeError(
      `Cannot create windows: the sequence must have at least 2 symbols, received ${ids.length}`,
    );
  }
  checkInteger("create windows", "length", length, { min: 1, max: ids.length - 1 });
  const count = ids.length - length;
  const inputs = new Int32Array(count * length);
  const targets = new Int32Array(count);
  for (let window = 0; window < count; window++) {
    for (let offset = 0; offset < length; offset++) {
      inputs[window * length + offset] = ids[window + offset]!;
    }
    targets[window] = ids[window + length]!;
  }
  return { length, count, inputs, targets };
}
