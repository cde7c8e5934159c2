import { type Prediction, readPredictions } from "@alphabet-lstm/experiments";
import type { Weights } from "@alphabet-lstm/models";
import { createFusedPredictor } from "@alphabet-lstm/models/fused";
import { entropyBits } from "@alphabet-lstm/models/inspect";

import type { ChosenModel } from "./choose-model.ts";

/** An answer to a training window, beside another window. */
export interface WindowAnswer extends Prediction {
  readonly entropyBits: number;
  /** Places in the alphabet that lie between the two windows' symbols, in all; 0 for the same window. */
  readonly distance: number;
}

/**
 * Asks a model for all its training windows.
 *
 * @param ids - the window that their distances are measured from
 */
export async function askWindows(
  { architecture, dataset }: ChosenModel,
  weights: Weights,
  ids: Int32Array,
): Promise<WindowAnswer[]> {
  const predictor = await createFusedPredictor(architecture, weights);
  try {
    const probabilities = await predictor.predict(dataset.inputs);
    const { windows, classCount } = dataset;
    return readPredictions(dataset, probabilities).map((prediction, sample) => {
      const other = windows.inputs.subarray(sample * windows.length, (sample + 1) * windows.length);
      const row = probabilities.subarray(sample * classCount, (sample + 1) * classCount);
      return Object.assign(prediction, {
        entropyBits: entropyBits(row),
        distance: ids.reduce((sum, id, place) => sum + Math.abs(id - other[place]!), 0),
      });
    });
  } finally {
    predictor.dispose();
  }
}

/** The nearest first; equally near ones in the alphabet's order. */
export function nearestFirst(answers: readonly WindowAnswer[]): WindowAnswer[] {
  return answers.toSorted((a, b) => a.distance - b.distance);
}
