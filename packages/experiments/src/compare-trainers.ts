import { type TrainerFactory, weightNames, type Weights } from "@alphabet-lstm/models";

import { type Experiment, experimentDataset } from "./experiment.ts";
import { largestDifference } from "./largest-difference.ts";
import { sampleOrder } from "./run-experiment.ts";
import { startTrainer } from "./start-trainer.ts";

/**
 * Feeds two trainers the same first steps of an experiment and tells how far they are apart: each referees the other.
 *
 * @param experiment - says what is trained; its epochs do not matter
 * @param factories - the two trainers
 * @param stepCount - Adam steps to take, from 1
 * @returns the largest absolute difference between two weights
 * @example
 * ```ts
 * import "@tensorflow/tfjs-backend-cpu";
 * import { compareTrainers, createExperiment } from "@alphabet-lstm/experiments";
 * import { timeSteps } from "@alphabet-lstm/models";
 * import { createFusedTrainer } from "@alphabet-lstm/models/fused";
 * import { createLayersTrainer } from "@alphabet-lstm/models/layers";
 *
 * const experiment = createExperiment(timeSteps);
 * (await compareTrainers(experiment, [createFusedTrainer, createLayersTrainer], 25)) < 1e-6; // → true
 * ```
 */
export async function compareTrainers(
  experiment: Experiment,
  factories: readonly [TrainerFactory, TrainerFactory],
  stepCount: number,
): Promise<number> {
  const [first, second] = await Promise.all(
    factories.map(async (createTrainer) => trainSteps(experiment, createTrainer, stepCount)),
  );
  return Math.max(...weightNames.map((name) => largestDifference(first![name], second![name])));
}

async function trainSteps(
  experiment: Experiment,
  createTrainer: TrainerFactory,
  stepCount: number,
): Promise<Weights> {
  const sampleCount = experimentDataset(experiment).windows.count;
  const trainer = await startTrainer(experiment, createTrainer);
  try {
    const stepsPerEpoch = Math.ceil(sampleCount / experiment.batchSize);
    for (let epoch = 1, left = stepCount; left > 0; epoch++, left -= stepsPerEpoch) {
      // The last step of an epoch takes what is left, so that it is steps that are counted.
      const order = sampleOrder(experiment.seed, epoch, sampleCount);
      await trainer.trainEpoch(order.subarray(0, left * experiment.batchSize));
    }
    return (await trainer.state()).weights;
  } finally {
    trainer.dispose();
  }
}
