import { describe, expect, it } from "vitest";

import {
  flatten,
  type Golden,
  goldenArchitecture,
  goldenNames,
  goldenWeights,
  largestDifference,
  readGolden,
} from "../../test/golden.ts";
import { repeatedOrder } from "../../test/small-trainer.ts";
import { type AdamOptions, defaultAdam } from "../adam.ts";
import { weightNames } from "../architecture.ts";
import { type Samples, startState } from "../trainer.ts";
import { mapWeights, type Weights, zeroWeights } from "../weights.ts";
import { createFusedTrainer, type FusedTrainer, type Gradients } from "./fused-trainer.ts";

// As test/goldens/README.md suggests for single precision.
const TOLERANCE = {
  probabilities: 2e-7,
  loss: 1e-6,
  gradients: 5e-7,
  1: 2e-6,
  10: 3e-6,
  100: 1e-5,
};

/** The samples of a golden: all, or one. */
function samplesOf({ config, x, y }: Golden, only?: number): Samples {
  const inputs = flatten(x);
  const targets = Int32Array.from(y);
  if (only === undefined) return { inputs, targets };
  const size = config.T * config.F;
  return {
    inputs: inputs.slice(only * size, (only + 1) * size),
    targets: targets.slice(only, only + 1),
  };
}

function initOf(golden: Golden): Weights {
  return goldenWeights(golden.init, (name) => {
    throw new Error(`${name} is missing`);
  });
}

/** A trainer at the golden's initial weights. */
async function trainerOf(
  golden: Golden,
  batchSize: number,
  adam: AdamOptions = defaultAdam,
): Promise<FusedTrainer> {
  const architecture = goldenArchitecture(golden);
  return createFusedTrainer({
    architecture,
    samples: samplesOf(golden),
    state: startState(architecture, initOf(golden)),
    adam,
    batchSize,
  });
}

/** The goldens' steps: sample after sample for the models, all samples each step for the random one. */
function stepsOf({ config }: Golden): { batchSize: number; order: (steps: number) => Int32Array } {
  const batchSize = config.T === 7 ? config.n : 1;
  return { batchSize, order: (steps) => repeatedOrder(config.n, steps * batchSize) };
}

/** The largest difference in any array. */
function distance(actual: Weights, expected: Weights): number {
  return Math.max(...weightNames.map((name) => largestDifference(actual[name], expected[name])));
}

function gradientArrays(gradients: Gradients): Weights {
  return mapWeights((name) => gradients[name].data);
}

describe.each(goldenNames)("%s", (goldenName) => {
  const golden = readGolden(goldenName);
  const architecture = goldenArchitecture(golden);
  const zeros = zeroWeights(architecture);

  it("predict() and evaluate() agree with JAX", async () => {
    const trainer = await trainerOf(golden, 5);
    const { inputs, targets } = samplesOf(golden);
    const probabilities = await trainer.predict(inputs);
    expect(largestDifference(probabilities, flatten(golden.forward.probs))).toBeLessThanOrEqual(
      TOLERANCE.probabilities,
    );
    const { lossNats, correctCount } = await trainer.evaluate({ inputs, targets });
    expect(Math.abs(lossNats - golden.forward.loss_mean)).toBeLessThanOrEqual(TOLERANCE.loss);
    const hits = golden.forward.argmax.filter((answer, sample) => answer === targets[sample]);
    expect(correctCount).toBe(hits.length);
    trainer.dispose();
  });

  it("backpropagate() agrees with JAX' gradient of one sample, and of the mean loss", async () => {
    const trainer = await trainerOf(golden, golden.config.n);
    await trainer.backpropagate(samplesOf(golden, 0));
    const ofOne = goldenWeights(golden.grad_sample0, (name) => zeros[name]);
    expect(distance(gradientArrays(trainer.gradients()), ofOne)).toBeLessThanOrEqual(
      TOLERANCE.gradients,
    );
    await trainer.backpropagate(samplesOf(golden));
    const ofAll = goldenWeights(golden.grad_full, (name) => zeros[name]);
    expect(distance(gradientArrays(trainer.gradients()), ofAll)).toBeLessThanOrEqual(
      TOLERANCE.gradients,
    );
    trainer.dispose();
  });

  it("activations() agree with JAX' gates and states, step by step", async () => {
    const trainer = await trainerOf(golden, 1);
    const { index, steps } = golden.trace_sample;
    await trainer.backpropagate(samplesOf(golden, index));
    const activations = trainer.activations();
    if (activations.cell !== "lstm") throw new Error("not an LSTM");
    const fields = {
      i: activations.inputGate,
      f: activations.forgetGate,
      g: activations.candidate,
      o: activations.outputGate,
      c: activations.cellState,
      h: activations.hidden,
    };
    for (const [field, { data, shape }] of Object.entries(fields)) {
      const expected = flatten(steps.map((step) => step[field as keyof typeof fields]));
      expect(shape).toEqual([golden.config.T, golden.config.units]);
      expect(largestDifference(data, expected), field).toBeLessThanOrEqual(TOLERANCE.probabilities);
    }
    trainer.dispose();
  });

  it.each([1, 10, 100] as const)("weights after %i steps agree with JAX", async (steps) => {
    const { batchSize, order } = stepsOf(golden);
    const trainer = await trainerOf(golden, batchSize);
    const { lossNats } = await trainer.trainEpoch(order(steps));
    const { weights } = await trainer.state();
    const init = initOf(golden);
    const expected = goldenWeights(golden.after[steps], (name) => init[name]);
    expect(distance(weights, expected)).toBeLessThanOrEqual(TOLERANCE[steps]);
    // The files leave a recurrent kernel out where it never moves.
    const moved = largestDifference(weights.recurrentKernel, init.recurrentKernel) > 0;
    expect(moved).toBe(golden.config.T > 1);
    const losses = golden.step_losses.slice(0, steps);
    const meanLoss = losses.reduce((sum, loss) => sum + loss, 0) / steps;
    expect(Math.abs(lossNats - meanLoss)).toBeLessThanOrEqual(TOLERANCE.loss);
    trainer.dispose();
  });

  it("weights after 100 steps with tfjs' placement of ε agree with JAX", async () => {
    const { batchSize, order } = stepsOf(golden);
    const trainer = await trainerOf(golden, batchSize, {
      ...defaultAdam,
      epsilonPlacement: "tfjs",
    });
    await trainer.trainEpoch(order(100));
    const { weights } = await trainer.state();
    // The files leave the models' recurrent kernel out here.
    const expected = goldenWeights(golden.after100_tfjs_adam, (name) => weights[name]);
    expect(distance(weights, expected)).toBeLessThanOrEqual(TOLERANCE[100]);
    trainer.dispose();
  });
});
