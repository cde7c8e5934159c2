import { type Dataset, decode, PADDING_ID } from "@alphabet-lstm/data";

import type { Prediction } from "./run-record.ts";

/** A symbol and how probable the model holds it to be. */
export interface RankedAnswer {
  readonly symbol: string;
  readonly probability: number;
}

/**
 * Reads a model's answers to a dataset's windows.
 *
 * @param probabilities - `[samples, classes]`, as `predict()` gives it
 * @example
 * ```ts
 * import { createDataset, createAlphabet } from "@alphabet-lstm/data";
 * import { readPredictions } from "@alphabet-lstm/experiments";
 * import { singleLetter } from "@alphabet-lstm/models";
 *
 * const dataset = createDataset({ ...singleLetter, alphabet: createAlphabet("AB") });
 * readPredictions(dataset, Float32Array.of(0.25, 0.75))[0].predicted; // → "B"
 * ```
 */
export function readPredictions(dataset: Dataset, probabilities: Float32Array): Prediction[] {
  const { alphabet, windows, targets, classCount } = dataset;
  return Array.from(targets, (target, sample) => {
    const row = probabilities.subarray(sample * classCount, (sample + 1) * classCount);
    const best = indexOfLargest(row);
    const ids = windows.inputs.subarray(sample * windows.length, (sample + 1) * windows.length);
    return {
      input: decode(
        alphabet,
        ids.filter((id) => id !== PADDING_ID),
      ),
      target: alphabet.symbols[target]!,
      predicted: alphabet.symbols[best]!,
      probability: row[best]!,
      correct: best === target,
    };
  });
}

/**
 * Orders a model's answers to one window, the most probable first; equals stay in the alphabet's order.
 *
 * @param symbols - the alphabet
 * @param probabilities - one per symbol
 * @param count - how many to keep
 * @example
 * ```ts
 * import { rankAnswers } from "@alphabet-lstm/experiments";
 *
 * rankAnswers(["A", "B"], [0.25, 0.75], 1); // → [{ symbol: "B", probability: 0.75 }]
 * ```
 */
export function rankAnswers(
  symbols: readonly string[],
  probabilities: ArrayLike<number>,
  count: number,
): RankedAnswer[] {
  return symbols
    .map((symbol, id) => ({ symbol, probability: probabilities[id]! }))
    .toSorted((a, b) => b.probability - a.probability)
    .slice(0, count);
}

function indexOfLargest(values: Float32Array): number {
  let best = 0;
  for (let index = 1; index < values.length; index++) {
    if (values[index]! > values[best]!) best = index;
  }
  return best;
}
