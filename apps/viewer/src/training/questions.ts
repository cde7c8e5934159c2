import { encodeInputs, slidingWindows, windowLength } from "@alphabet-lstm/data";
import type { Experiment } from "@alphabet-lstm/experiments";

/**
 * Every window of the alphabet as a network reads it, the last one too, after which nothing follows.
 *
 * @returns `[windows, timeSteps, features]`
 */
export function questionInputs({ alphabet, framing, encoding }: Experiment): Float32Array {
  const size = alphabet.length;
  // The id appended is the target of the last window alone, which nobody reads.
  const ids = [...alphabet.keys(), 0];
  return encodeInputs(slidingWindows(ids, windowLength(framing)).inputs, size, encoding);
}
