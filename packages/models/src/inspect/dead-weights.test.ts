import { createDataset } from "@alphabet-lstm/data";
import * as fc from "fast-check";
import { expect, it } from "vitest";

import { randomNetwork } from "../../test/random-network.ts";
import { defaultAdam } from "../adam.ts";
import { weightNames } from "../architecture.ts";
import { featureWindow } from "../configurations/feature-window.ts";
import { configurations } from "../configurations/find-configuration.ts";
import { architectureOf } from "../configurations/model-configuration.ts";
import { singleLetter } from "../configurations/single-letter.ts";
import { timeSteps } from "../configurations/time-steps.ts";
import { createFusedTrainer } from "../fused/fused-trainer.ts";
import { startState } from "../trainer.ts";
import { initialWeights } from "../weights.ts";
import { countDead, findDeadWeights, findMovedWeights } from "./dead-weights.ts";

it.each([
  [singleLetter, 4160, { kernel: 32, recurrentKernel: 4096, bias: 32 }],
  [featureWindow, 4224, { kernel: 96, recurrentKernel: 4096, bias: 32 }],
  [timeSteps, 0, { kernel: 0, recurrentKernel: 0, bias: 0 }],
])("findDeadWeights() finds in $id what no gradient reaches", (configuration, total, parts) => {
  const dead = findDeadWeights(architectureOf(configuration, 26));
  expect(countDead(dead)).toBe(total);
  for (const name of ["kernel", "recurrentKernel", "bias"] as const) {
    expect(dead[name].reduce((a, b) => a + b)).toBe(parts[name]);
  }
});

it("findDeadWeights() adds the rows of letters that are never shown", () => {
  // Z is the last target and no input.
  const oneHot = { ...singleLetter, encoding: "one-hot" } as const;
  const architecture = architectureOf(oneHot, 26);
  const { kernel } = findDeadWeights(architecture, createDataset(oneHot).inputs);
  expect(kernel.reduce((a, b) => a + b)).toBe(25 * 32 + 128);
});

it("a dead weight has a gradient of zero in every network and for every sample", async () => {
  await fc.assert(
    fc.asyncProperty(randomNetwork(), async ({ architecture, weights, samples }) => {
      const trainer = await createFusedTrainer({
        architecture,
        samples,
        state: startState(architecture, weights),
        adam: defaultAdam,
        batchSize: samples.targets.length,
      });
      await trainer.backpropagate(samples);
      const gradients = trainer.gradients();
      trainer.dispose();
      const dead = findDeadWeights(architecture, samples.inputs);
      for (const name of weightNames) {
        const reached = gradients[name].data.filter(
          (value, place) => dead[name][place] === 1 && value !== 0,
        );
        expect(reached).toHaveLength(0);
      }
    }),
    { numRuns: 60 },
  );
});

it.each(configurations)("training $id moves every weight but the dead", async (configuration) => {
  const architecture = architectureOf(configuration, 26);
  const samples = createDataset(configuration);
  const before = initialWeights(architecture, 7);
  const trainer = await createFusedTrainer({
    architecture,
    samples,
    state: startState(architecture, before),
    adam: defaultAdam,
    batchSize: 1,
  });
  for (let epoch = 0; epoch < 5; epoch++) {
    await trainer.trainEpoch(Int32Array.from(samples.targets, (_, place) => place));
  }
  const moved = findMovedWeights(architecture, before, (await trainer.state()).weights);
  trainer.dispose();
  const dead = findDeadWeights(architecture, samples.inputs);
  for (const name of weightNames) {
    expect(moved[name]).toEqual(dead[name].map((value) => 1 - value));
  }
});
