import type { ModelConfiguration } from "@alphabet-lstm/models";

import { createExperiment, type Experiment, type ExperimentOptions } from "./experiment.ts";

/** What a command line, a grid or a slider sets: the options of an experiment, side by side. */
export interface Settings extends Omit<ExperimentOptions, "model" | "framing" | "adam"> {
  readonly timeSteps?: number | undefined;
  readonly features?: number | undefined;
  readonly learningRate?: number | undefined;
}

/**
 * Describes the training of a model with some settings of one's own. A framing that is not the configuration's gives the
 * model its name: `"5x1"`.
 *
 * @returns a checked experiment
 * @throws RangeError or TypeError if a setting does not fit
 * @example
 * ```ts
 * import { experimentWith } from "@alphabet-lstm/experiments";
 * import { timeSteps } from "@alphabet-lstm/models";
 *
 * experimentWith(timeSteps, { timeSteps: 5, learningRate: 0.01 }).model; // → "5x1"
 * ```
 */
export function experimentWith(
  configuration: ModelConfiguration,
  { timeSteps, features, learningRate, ...options }: Settings = {},
): Experiment {
  const usual = configuration.framing;
  const framing = {
    timeSteps: timeSteps ?? usual.timeSteps,
    features: features ?? usual.features,
  };
  const isUsual = framing.timeSteps === usual.timeSteps && framing.features === usual.features;
  return createExperiment(configuration, {
    ...options,
    model: isUsual ? configuration.id : `${framing.timeSteps}x${framing.features}`,
    framing,
    adam: { learningRate },
  });
}
