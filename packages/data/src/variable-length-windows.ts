import { checkInteger } from "./check.ts";
import type { RandomStream } from "./random.ts";
import type { Windows } from "./sliding-windows.ts";

/** Stands where a window that is shorter than the others has no symbol. */
export const PADDING_ID = -1;

/**
 * Draws windows of different lengths over the ids `0..symbolCount - 1` in order, each with its next id as target. A
 * window's first id is drawn evenly from all but the last two, then its last id evenly from those that are left.
 *
 * @param random - where they are drawn from; it advances
 * @param symbolCount - 3..10,000
 * @param maxLength - the longest window, `1..symbolCount - 1`
 * @param count - windows to draw, 1..1,000,000
 * @returns windows that are filled up to `maxLength` with `-1` at their beginning
 * @throws RangeError if a number is out of range
 * @example
 * ```ts
 * import { createRandom, variableLengthWindows } from "@alphabet-lstm/data";
 *
 * const options = { symbolCount: 26, maxLength: 5, count: 2 };
 * variableLengthWindows(createRandom(7, "windows"), options).inputs.length; // → 10
 * ```
 * @see https://machinelearningmastery.com/understanding-stateful-lstm-recurrent-neural-networks-python-keras/ "LSTM with
 * Variable-Length Input to One-Char Output"
 */
export function variableLengthWindows(
  random: RandomStream,
  {
    symbolCount,
    maxLength,
    count,
  }: { readonly symbolCount: number; readonly maxLength: number; readonly count: number },
): Windows {
  const action = "draw windows";
  checkInteger(action, "the number of symbols", symbolCount, { min: 3, max: 10_000 });
  checkInteger(action, "maxLength", maxLength, { min: 1, max: symbolCount - 1 });
  checkInteger(action, "count", count, { min: 1, max: 1_000_000 });
  const inputs = new Int32Array(count * maxLength).fill(PADDING_ID);
  const targets = new Int32Array(count);
  for (let window = 0; window < count; window++) {
    const first = random.nextInteger(symbolCount - 2);
    const longest = Math.min(maxLength, symbolCount - 1 - first);
    const length = 1 + random.nextInteger(longest);
    const end = (window + 1) * maxLength;
    for (let place = 0; place < length; place++) inputs[end - length + place] = first + place;
    targets[window] = first + length;
  }
  return { length: maxLength, count, inputs, targets };
}
