import { createAlphabet } from "@alphabet-lstm/data";
import { configurations } from "@alphabet-lstm/models";

import type { Experiment } from "./experiment.ts";

/** What the tutorial prints for a model. */
export interface TutorialResult {
  /** Letters right, in percent, as printed. */
  readonly accuracyPercent: number;
  readonly correctCount: number;
  readonly sampleCount: number;
}

const results: ReadonlyMap<string, TutorialResult> = new Map([
  ["model-1", { accuracyPercent: 88, correctCount: 22, sampleCount: 25 }],
  ["model-2", { accuracyPercent: 82.61, correctCount: 19, sampleCount: 23 }],
  ["model-3", { accuracyPercent: 100, correctCount: 23, sampleCount: 23 }],
]);

/**
 * What the tutorial prints for the model of an experiment. It is one run, judged on the training windows.
 *
 * @returns nothing for a framing or an alphabet that the tutorial does not have
 * @example
 * ```ts
 * import { createExperiment, tutorialResult } from "@alphabet-lstm/experiments";
 * import { singleLetter } from "@alphabet-lstm/models";
 *
 * tutorialResult(createExperiment(singleLetter)).accuracyPercent; // → 88
 * ```
 * @see https://machinelearningmastery.com/understanding-stateful-lstm-recurrent-neural-networks-python-keras/ the
 * article that the tutorial follows; its author got 84, 86.96 and 100 %
 */
export function tutorialResult({
  model,
  alphabet,
  framing,
}: Experiment): TutorialResult | undefined {
  const configuration = configurations.find(({ id }) => id === model);
  const latin = createAlphabet().symbols;
  const asInTutorial =
    configuration?.framing.timeSteps === framing.timeSteps &&
    configuration.framing.features === framing.features &&
    alphabet.length === latin.length &&
    alphabet.every((symbol, id) => symbol === latin[id]);
  return asInTutorial ? results.get(model) : undefined;
}
