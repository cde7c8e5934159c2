import { type Alphabet, createAlphabet } from "./alphabet.ts";
import { checkNumber } from "./check.ts";
import type { Dataset } from "./dataset.ts";
import type { RandomStream } from "./random.ts";
import { PADDING_ID, variableLengthWindows } from "./variable-length-windows.ts";

/** What a dataset of windows of different lengths is made from. */
export interface VariableLengthOptions {
  /** The Latin capitals by default. */
  readonly alphabet?: Alphabet;
  /** Symbols of the longest window: the time steps, one symbol each. */
  readonly maxLength: number;
  /** Windows to draw. */
  readonly sampleCount: number;
  /** The number that fills up shorter windows at their beginning. 0 is also the first symbol's. */
  readonly paddingValue: number;
  /** Where the windows are drawn from; it advances. */
  readonly random: RandomStream;
}

/**
 * Makes samples of different lengths, one symbol a time step, normalized: see `variableLengthWindows`.
 *
 * @throws RangeError if a number is out of range
 * @example
 * ```ts
 * import { createRandom, createVariableLengthDataset } from "@alphabet-lstm/data";
 *
 * const random = createRandom(7, "windows");
 * const dataset = createVariableLengthDataset({ maxLength: 5, sampleCount: 1000, paddingValue: -1, random });
 * dataset.inputShape; // → [1000, 5, 1]
 * ```
 */
export function createVariableLengthDataset({
  alphabet = createAlphabet(),
  maxLength,
  sampleCount,
  paddingValue,
  random,
}: VariableLengthOptions): Dataset {
  checkNumber("create a dataset", "paddingValue", paddingValue, { min: -1e6, max: 1e6 }, true);
  const symbolCount = alphabet.symbols.length;
  const windows = variableLengthWindows(random, { symbolCount, maxLength, count: sampleCount });
  return {
    alphabet,
    framing: { timeSteps: maxLength, features: 1 },
    encoding: "normalized",
    windows,
    inputs: Float32Array.from(windows.inputs, (id) =>
      id === PADDING_ID ? paddingValue : id / symbolCount,
    ),
    inputShape: [sampleCount, maxLength, 1],
    targets: windows.targets,
    classCount: symbolCount,
  };
}
