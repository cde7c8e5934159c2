import {
  initialWeights,
  startState,
  type Trainer,
  type TrainerFactory,
  type TrainerState,
} from "@alphabet-lstm/models";

import { type Experiment, experimentArchitecture, experimentDataset } from "./experiment.ts";

/** Makes the trainer of an experiment, before its first step or in a later state. */
export async function startTrainer(
  experiment: Experiment,
  createTrainer: TrainerFactory,
  state?: TrainerState,
): Promise<Trainer> {
  const architecture = experimentArchitecture(experiment);
  return createTrainer({
    architecture,
    samples: experimentDataset(experiment),
    state: state ?? startState(architecture, initialWeights(architecture, experiment.seed)),
    adam: experiment.adam,
    batchSize: experiment.batchSize,
  });
}
