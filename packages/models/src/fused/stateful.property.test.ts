import * as fc from "fast-check";
import { expect, it } from "vitest";

import { largestDifference } from "../../test/golden.ts";
import { randomNetwork, type RandomNetwork } from "../../test/random-network.ts";
import {
  onlySample,
  referenceGradients,
  referenceLoss,
  referenceStarts,
  referenceTraining,
  widen,
} from "../../test/reference-network.ts";
import { repeatedOrder } from "../../test/small-trainer.ts";
import { type AdamOptions, defaultAdam } from "../adam.ts";
import { weightNames } from "../architecture.ts";
import { startState } from "../trainer.ts";
import { createFusedPredictor } from "./fused-predictor.ts";
import { createFusedTrainer, type FusedTrainer } from "./fused-trainer.ts";

/** Stateful networks, with and without masked steps. */
const statefulNetwork: fc.Arbitrary<RandomNetwork> = fc.oneof(
  randomNetwork({ stateful: true }),
  randomNetwork({ stateful: true, masked: true }),
);

async function trainerOf(
  { architecture, weights, samples }: RandomNetwork,
  adam: AdamOptions = defaultAdam,
): Promise<FusedTrainer> {
  const state = startState(architecture, weights);
  return createFusedTrainer({ architecture, samples, state, adam, batchSize: 1 });
}

it("a stateful network has the loss of the reference, which carries its state from sample to sample", async () => {
  await fc.assert(
    fc.asyncProperty(statefulNetwork, async ({ architecture, weights, samples }) => {
      const predictor = await createFusedPredictor(architecture, weights);
      const { lossNats } = await predictor.evaluate(samples);
      predictor.dispose();
      const loss = referenceLoss(architecture, widen(weights), samples);
      expect(Math.abs(lossNats - loss)).toBeLessThan(2e-5 * Math.max(1, loss));
    }),
    { numRuns: 200 },
  );
});

it("a stateful network's gradient is the reference's, from the state that was carried in", async () => {
  // A learning rate that moves no weight: the carried state is then that of the given weights.
  const still = { ...defaultAdam, learningRate: 1e-30 };
  await fc.assert(
    fc.asyncProperty(statefulNetwork, async (network) => {
      const { architecture, weights, samples } = network;
      const trainer = await trainerOf(network, still);
      await trainer.trainEpoch(repeatedOrder(samples.targets.length));
      const gradients = trainer.gradients();
      expect((await trainer.state()).weights).toEqual(weights);
      trainer.dispose();
      const starts = referenceStarts(architecture, widen(weights), samples);
      const expected = referenceGradients(
        architecture,
        widen(weights),
        onlySample(architecture, samples, samples.targets.length - 1),
        starts.slice(-1),
      );
      for (const name of weightNames) {
        const size = Math.max(1, ...expected[name].map(Math.abs));
        const difference = largestDifference(gradients[name].data, expected[name]);
        expect(difference, name).toBeLessThan(2e-5 * size);
      }
    }),
    { numRuns: 300 },
  );
});

it("a stateful network takes the Adam steps of the reference, epoch after epoch, with and without clipping", async () => {
  const adams = fc.constantFrom<AdamOptions>(
    // ε is large enough that a rounding error of a vanishing gradient stays one.
    { ...defaultAdam, learningRate: 1e-2, epsilon: 1e-2 },
    { ...defaultAdam, learningRate: 1e-2, epsilon: 1e-2, clipNorm: 0.3 },
  );
  await fc.assert(
    fc.asyncProperty(statefulNetwork, adams, async (network, adam) => {
      const { architecture, weights, samples } = network;
      const count = samples.targets.length;
      const trainer = await trainerOf(network, adam);
      for (let epoch = 0; epoch < 3; epoch++) await trainer.trainEpoch(repeatedOrder(count));
      const actual = (await trainer.state()).weights;
      trainer.dispose();
      const expected = referenceTraining(architecture, widen(weights), samples, adam, 3 * count);
      for (const name of weightNames) {
        expect(largestDifference(actual[name], expected[name]), name).toBeLessThan(1e-5);
      }
    }),
    { numRuns: 150 },
  );
});

it("a stateful network reads samples one after the other as a longer window, to the bit", async () => {
  await fc.assert(
    fc.asyncProperty(statefulNetwork, async ({ architecture, weights, samples }) => {
      const count = samples.targets.length;
      const { stateful: _, ...stateless } = architecture;
      const long = { ...stateless, timeSteps: architecture.timeSteps * count };
      const carrying = await createFusedPredictor(architecture, weights);
      const reading = await createFusedPredictor(long, weights);
      const answers = await carrying.predict(samples.inputs);
      expect(answers.subarray(-architecture.classes)).toEqual(
        await reading.predict(samples.inputs),
      );
      carrying.dispose();
      reading.dispose();
    }),
    { numRuns: 100 },
  );
});
