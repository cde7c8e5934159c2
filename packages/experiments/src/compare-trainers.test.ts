import { type Trainer, type TrainerOptions, timeSteps } from "@alphabet-lstm/models";
import { createFusedTrainer } from "@alphabet-lstm/models/fused";
import { expect, it } from "vitest";

import { compareTrainers } from "./compare-trainers.ts";
import { createExperiment } from "./experiment.ts";

const experiment = createExperiment(timeSteps, { units: 4, batchSize: 5 });

async function createFasterLearner(options: TrainerOptions): Promise<Trainer> {
  return createFusedTrainer({ ...options, adam: { ...options.adam, learningRate: 0.002 } });
}

it("compareTrainers() of a trainer with itself is exactly 0", async () => {
  expect(await compareTrainers(experiment, [createFusedTrainer, createFusedTrainer], 7)).toBe(0);
});

it("compareTrainers() tells by how much the farthest weight differs", async () => {
  const pair = [createFusedTrainer, createFasterLearner] as const;
  // The first step of Adam is as long as the learning rate, whatever the gradient.
  expect(await compareTrainers(experiment, pair, 1)).toBeCloseTo(0.001, 4);
  expect(await compareTrainers(experiment, pair, 20)).toBeGreaterThan(0.005);
});

it("compareTrainers() takes as many steps as it is asked for, whatever the batches", async () => {
  for (const [batchSize, stepCount] of [
    [10, 25],
    [23, 3],
    [5, 5],
    [1, 30],
  ] as const) {
    const counts: number[] = [];
    const counting = async (options: TrainerOptions): Promise<Trainer> => {
      const trainer = await createFusedTrainer(options);
      const state = trainer.state.bind(trainer);
      trainer.state = async () => {
        const now = await state();
        counts.push(now.stepCount);
        return now;
      };
      return trainer;
    };
    const batches = createExperiment(timeSteps, { units: 4, batchSize });
    await compareTrainers(batches, [counting, counting], stepCount);
    expect(counts).toEqual([stepCount, stepCount]);
  }
});
