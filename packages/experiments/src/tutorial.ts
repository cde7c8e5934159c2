import { configurations } from "@alphabet-lstm/models";

import { createExperiment, type Experiment } from "./experiment.ts";
import { setupId } from "./setup.ts";

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
 * @returns nothing where more than the seed and the number of epochs differs from the tutorial
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
export function tutorialResult({ epochs, ...rest }: Experiment): TutorialResult | undefined {
  const configuration = configurations.find(({ id }) => id === rest.model);
  if (!configuration) return undefined;
  const usual = createExperiment(configuration, { epochs });
  return setupId({ ...rest, epochs }) === setupId(usual) ? results.get(rest.model) : undefined;
}
