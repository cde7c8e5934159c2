import * as fc from "fast-check";
import { expect, it } from "vitest";

import { largestDifference } from "../../test/golden.ts";
import { randomNetwork, type RandomNetwork } from "../../test/random-network.ts";
import {
  referenceGradients,
  referenceLoss,
  referenceTraining,
  widen,
} from "../../test/reference-network.ts";
import { repeatedOrder } from "../../test/small-trainer.ts";
import { defaultAdam } from "../adam.ts";
import { weightNames } from "../architecture.ts";
import { type Samples, startState, type TrainerState } from "../trainer.ts";
import { createFusedTrainer, type FusedTrainer } from "./fused-trainer.ts";

async function trainerOf(
  { architecture, weights, samples }: RandomNetwork,
  batchSize: number,
  adam = defaultAdam,
): Promise<FusedTrainer> {
  const state = startState(architecture, weights);
  return createFusedTrainer({ architecture, samples, state, adam, batchSize });
}

it("a network with masked steps anywhere has the loss and the gradients of the reference", async () => {
  await fc.assert(
    fc.asyncProperty(randomNetwork({ masked: true }), async (network) => {
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

it("a network with masked steps takes the Adam steps of the reference", async () => {
  const adam = { ...defaultAdam, learningRate: 1e-2, epsilon: 1e-2 };
  await fc.assert(
    fc.asyncProperty(randomNetwork({ masked: true }), async (network) => {
      const { architecture, weights, samples } = network;
      const count = samples.targets.length;
      const trainer = await trainerOf(network, count, adam);
      await trainer.trainEpoch(repeatedOrder(count, 5 * count));
      const actual = (await trainer.state()).weights;
      trainer.dispose();
      const expected = referenceTraining(architecture, widen(weights), samples, adam, 5);
      for (const name of weightNames) {
        expect(largestDifference(actual[name], expected[name]), name).toBeLessThan(1e-5);
      }
    }),
    { numRuns: 150 },
  );
});

/** Puts masked steps among those of each sample: `places` counts the steps before each, and sorts them. */
function insertMasked(
  { architecture, samples, weights }: RandomNetwork,
  maskValue: number,
  places: readonly number[],
): RandomNetwork {
  const { features, timeSteps } = architecture;
  const inputs: number[] = [];
  for (const sample of samples.targets.keys()) {
    for (let time = 0; time <= timeSteps; time++) {
      for (const place of places) {
        if (place % (timeSteps + 1) === time) {
          inputs.push(...Array.from({ length: features }, () => maskValue));
        }
      }
      const start = (sample * timeSteps + time) * features;
      if (time < timeSteps) inputs.push(...samples.inputs.subarray(start, start + features));
    }
  }
  return {
    architecture: { ...architecture, timeSteps: timeSteps + places.length, maskValue },
    weights,
    samples: { inputs: Float32Array.from(inputs), targets: samples.targets },
  };
}

/** All that a network does with its samples, in numbers. */
async function behaviour(network: RandomNetwork, batchSize: number): Promise<object> {
  const { samples } = network;
  const trainer = await trainerOf(network, batchSize);
  const first: Samples = {
    inputs: samples.inputs.slice(0, samples.inputs.length / samples.targets.length),
    targets: samples.targets.slice(0, 1),
  };
  const evaluation = await trainer.backpropagate(first);
  const gradients = trainer.gradients();
  const metrics = await trainer.trainEpoch(repeatedOrder(samples.targets.length, 12));
  const state: TrainerState = await trainer.state();
  const answers = await trainer.predict(samples.inputs);
  trainer.dispose();
  return { evaluation, gradients, metrics, state, answers };
}

it("a window with masked steps, before it, behind it and in between, is the shorter window to the bit", async () => {
  await fc.assert(
    fc.asyncProperty(
      randomNetwork({ maxUnits: 40 }),
      fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
      fc.constantFrom(-1, 7.3, -3e38),
      fc.integer({ min: 1, max: 5 }),
      async (network, places, maskValue, batchSize) => {
        const longer = insertMasked(network, maskValue, places);
        expect(await behaviour(longer, batchSize)).toEqual(await behaviour(network, batchSize));
      },
    ),
    { numRuns: 150 },
  );
});

it("a window of masked steps alone leaves h and c at 0, and asks nothing of the recurrent layer", async () => {
  await fc.assert(
    fc.asyncProperty(randomNetwork(), async (network) => {
      const { architecture, samples, weights } = network;
      const masked: RandomNetwork = {
        architecture: { ...architecture, maskValue: -2 },
        weights,
        samples: { ...samples, inputs: samples.inputs.map(() => -2) },
      };
      const trainer = await trainerOf(masked, samples.targets.length);
      // Where the states of a smaller pass lie, the next one has its first rows: they must not be taken for states.
      const sampleSize = architecture.timeSteps * architecture.features;
      await trainer.predict(samples.inputs.subarray(0, sampleSize));
      await trainer.backpropagate(masked.samples);
      const activations = trainer.activations();
      const gradients = trainer.gradients();
      trainer.dispose();
      const zero = new Float32Array(architecture.timeSteps * architecture.units);
      expect(activations.hidden.data).toEqual(zero);
      const isLstm = activations.cell === "lstm";
      expect(isLstm ? activations.cellState.data : zero).toEqual(zero);
      const one = zero.map(() => 1);
      expect(isLstm ? activations.forgetGate.data : one).toEqual(one);
      for (const name of ["kernel", "recurrentKernel", "bias"] as const) {
        expect(gradients[name].data.every((value) => value === 0)).toBe(true);
      }
      expect(gradients.denseBias.data.some((value) => value !== 0)).toBe(true);
    }),
    { numRuns: 60 },
  );
});
