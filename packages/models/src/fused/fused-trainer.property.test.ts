import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { largestDifference } from "../../test/golden.ts";
import { randomNetwork, type RandomNetwork } from "../../test/random-network.ts";
import {
  referenceGradients,
  referenceLoss,
  referenceTraining,
  widen,
} from "../../test/reference-network.ts";
import { repeatedOrder } from "../../test/small-trainer.ts";
import { type AdamOptions, defaultAdam } from "../adam.ts";
import { weightNames } from "../architecture.ts";
import { startState } from "../trainer.ts";
import type { Weights } from "../weights.ts";
import { createFusedTrainer, type FusedTrainer } from "./fused-trainer.ts";

async function trainerOf(
  { architecture, weights, samples }: RandomNetwork,
  batchSize: number,
  adam: AdamOptions = defaultAdam,
): Promise<FusedTrainer> {
  const state = startState(architecture, weights);
  return createFusedTrainer({ architecture, samples, state, adam, batchSize });
}

async function trainedWeights(
  network: RandomNetwork,
  batchSize: number,
  adam: AdamOptions,
  order: Int32Array,
): Promise<Weights> {
  const trainer = await trainerOf(network, batchSize, adam);
  await trainer.trainEpoch(order);
  const { weights } = await trainer.state();
  trainer.dispose();
  return weights;
}

describe("a network of any size, cell and activation", () => {
  it("has the loss and the gradients of the reference in double precision", async () => {
    await fc.assert(
      fc.asyncProperty(randomNetwork(), async (network) => {
        const { architecture, weights, samples } = network;
        const trainer = await trainerOf(network, samples.targets.length);
        const { lossNats } = await trainer.backpropagate(samples);
        const gradients = trainer.gradients();
        trainer.dispose();
        const loss = referenceLoss(architecture, widen(weights), samples);
        expect(Math.abs(lossNats - loss)).toBeLessThan(2e-5 * Math.max(1, loss));
        const expected = referenceGradients(architecture, widen(weights), samples);
        for (const name of weightNames) {
          const size = Math.max(1, ...expected[name].map(Math.abs));
          const difference = largestDifference(gradients[name].data, expected[name]);
          expect(difference, name).toBeLessThan(2e-5 * size);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("takes the Adam steps of the reference, with either ε, with and without clipping", async () => {
    const adams = fc.record(
      {
        learningRate: fc.constantFrom(1e-3, 1e-2),
        beta1: fc.constantFrom(0, 0.9),
        beta2: fc.constantFrom(0.9, 0.999),
        // Large enough that a rounding error of a vanishing gradient stays one.
        epsilon: fc.constant(1e-2),
        epsilonPlacement: fc.constantFrom("keras", "tfjs"),
        clipNorm: fc.constantFrom(0.01, 0.3),
      },
      { requiredKeys: ["learningRate", "beta1", "beta2", "epsilon", "epsilonPlacement"] },
    );
    await fc.assert(
      fc.asyncProperty(randomNetwork(), adams, async (network, adam) => {
        const { architecture, weights, samples } = network;
        const count = samples.targets.length;
        const actual = await trainedWeights(network, count, adam, repeatedOrder(count, 5 * count));
        const expected = referenceTraining(architecture, widen(weights), samples, adam, 5);
        for (const name of weightNames) {
          expect(largestDifference(actual[name], expected[name]), name).toBeLessThan(1e-5);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("is trained by a clipNorm that never bites exactly as by none", async () => {
    await fc.assert(
      fc.asyncProperty(
        randomNetwork({ maxUnits: 40 }),
        fc.integer({ min: 1, max: 5 }),
        async (network, batchSize) => {
          const order = repeatedOrder(network.samples.targets.length, 12);
          const adam = { ...defaultAdam, clipNorm: 1e30 };
          expect(await trainedWeights(network, batchSize, adam, order)).toEqual(
            await trainedWeights(network, batchSize, defaultAdam, order),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it("answers each sample alike, in whatever company", async () => {
    await fc.assert(
      fc.asyncProperty(randomNetwork(), async (network) => {
        const { architecture, samples } = network;
        const together = await trainerOf(network, samples.targets.length);
        const alone = await trainerOf(network, 1);
        const all = await together.predict(samples.inputs);
        expect(await alone.predict(samples.inputs)).toEqual(all);
        const last = samples.inputs.slice(-architecture.timeSteps * architecture.features);
        expect(await alone.predict(last)).toEqual(all.slice(-architecture.classes));
        together.dispose();
        alone.dispose();
      }),
      { numRuns: 60 },
    );
  });

  it("continues from its state as if it had never stopped, to the bit", async () => {
    await fc.assert(
      fc.asyncProperty(
        randomNetwork({ maxUnits: 40 }),
        fc.integer({ min: 1, max: 6 }),
        async (network, batchSize) => {
          const { architecture, samples } = network;
          const order = repeatedOrder(samples.targets.length);
          const unbroken = await trainerOf(network, batchSize);
          for (let epoch = 0; epoch < 3; epoch++) await unbroken.trainEpoch(order);
          const state = await unbroken.state();
          const resumed = await createFusedTrainer({
            architecture,
            samples,
            state,
            adam: defaultAdam,
            batchSize,
          });
          expect(await resumed.state()).toEqual(state);
          expect(await resumed.trainEpoch(order)).toEqual(await unbroken.trainEpoch(order));
          expect(await resumed.state()).toEqual(await unbroken.state());
          unbroken.dispose();
          resumed.dispose();
        },
      ),
      { numRuns: 60 },
    );
  });
});
