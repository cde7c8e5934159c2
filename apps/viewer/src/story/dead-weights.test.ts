import { experimentArchitecture, experimentDataset } from "@alphabet-lstm/experiments";
import { initialWeights, startState } from "@alphabet-lstm/models";
import { createFusedTrainer } from "@alphabet-lstm/models/fused";
import { expect, it } from "vitest";

import { countDead, weightBlocks } from "./dead-weights.ts";
import { storyExperiments } from "./story-experiments.ts";

it.each([
  [0, 4160, 4352],
  [1, 4224, 4608],
  [2, 0, 4352],
])(
  "weightBlocks() of model %i + 1 says what the gradients of all windows say",
  async (slot, dead, total) => {
    const experiment = storyExperiments(3)[slot]!;
    const architecture = experimentArchitecture(experiment);
    const samples = experimentDataset(experiment);
    const trainer = await createFusedTrainer({
      architecture,
      samples,
      state: startState(architecture, initialWeights(architecture, 3)),
      adam: experiment.adam,
      batchSize: samples.targets.length,
    });
    await trainer.backpropagate(samples);
    const gradients = trainer.gradients();
    trainer.dispose();

    const blocks = weightBlocks(architecture);
    expect(countDead(blocks)).toEqual({ dead, total });
    const { units } = architecture;
    for (const { array, gate, weightCount, isDead } of blocks) {
      const { data } = gradients[array];
      const values = Array.from({ length: weightCount }, (_, index) => {
        const row = Math.floor(index / units);
        return data[row * 4 * units + gate * units + (index % units)]!;
      });
      expect(
        values.every((value) => value === 0),
        `${array}, gate ${gate}`,
      ).toBe(isDead);
    }
  },
);
