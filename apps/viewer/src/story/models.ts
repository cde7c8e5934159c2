import {
  createExperiment,
  type Experiment,
  type ExperimentOptions,
} from "@alphabet-lstm/experiments";
import { configurations } from "@alphabet-lstm/models";

/** The tutorial's models by their number. */
export type ModelNumber = 1 | 2 | 3;

/** Every {@link ModelNumber}, in the tutorial's order. */
export const modelNumbers: readonly ModelNumber[] = [1, 2, 3];

/** The epochs of the tutorial. */
export const EPOCHS = 500;

/** The seed that the page starts with, the command's too. */
export const SEED = 7;

/** Three models, as the tutorial trains them. */
export function storyExperiments(options: ExperimentOptions): Experiment[] {
  return configurations.map((configuration) =>
    createExperiment(configuration, { epochs: EPOCHS, ...options }),
  );
}

/** Letters that each of the tutorial's models reads at once. */
export const windowLengths: Readonly<Record<ModelNumber, number>> = { 1: 1, 2: 3, 3: 3 };

/** What the tutorial prints, in percent. */
export const tutorialPercent: Readonly<Record<ModelNumber, number>> = { 1: 88, 2: 82.61, 3: 100 };
