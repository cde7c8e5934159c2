import { experimentArchitecture, experimentDataset } from "@alphabet-lstm/experiments";
import { initialWeights } from "@alphabet-lstm/models";
import { expect, it } from "vitest";

import { startFlow } from "../story/start-flow.ts";
import { storyExperiments } from "../story/story-experiments.ts";
import { gradientFlow, traceWindow } from "./look-inside.ts";
import { untrainedAnswers } from "./train-run.ts";

const experiment = storyExperiments(7)[2]!;

it("traceWindow() follows the equations of the LSTM from step to step", async () => {
  const weights = initialWeights(experimentArchitecture(experiment), 7);
  const inputs = experimentDataset(experiment).inputs.slice(30, 33);
  const trace = await traceWindow(experiment, weights, inputs);
  const { forgetGate, inputGate, candidate, outputGate, cellState, hiddenState } = trace;
  for (let step = 0; step < 3; step++) {
    for (let unit = 0; unit < 32; unit++) {
      const at = step * 32 + unit;
      const before = step === 0 ? 0 : cellState!.data[at - 32]!;
      const cell = forgetGate!.data[at]! * before + inputGate!.data[at]! * candidate!.data[at]!;
      expect(cellState!.data[at]).toBeCloseTo(cell, 6);
      expect(hiddenState.data[at]).toBeCloseTo(outputGate!.data[at]! * Math.tanh(cell), 6);
    }
  }
  const answers = await untrainedAnswers(experiment);
  expect(trace.probabilities.data).toEqual(answers.slice(10 * 26, 11 * 26));
});

it("gradientFlow() leaves the cell state about half of its gradient two steps back", async () => {
  const { cell } = await gradientFlow(startFlow);
  expect(cell[2]! / cell[0]!).toBeGreaterThan(0.4);
  expect(cell[2]! / cell[0]!).toBeLessThan(0.7);
});

it("gradientFlow() vanishes with a small spectral radius, and a large forget bias keeps the cell's", async () => {
  const flow = await gradientFlow({ steps: 60, radius: 0.5, forgetBias: 1 });
  expect(flow.simpleHidden).toHaveLength(60);
  expect(flow.simpleHidden[59]! / flow.simpleHidden[0]!).toBeLessThan(1e-15);
  const kept = await gradientFlow({ steps: 60, radius: 0.5, forgetBias: 8 });
  expect(kept.cell[59]! / kept.cell[0]!).toBeGreaterThan(0.5);
  // At Keras' forget bias f is about 0.73 a step.
  const perStep = (flow.cell[59]! / flow.cell[19]!) ** (1 / 40);
  expect(perStep).toBeGreaterThan(0.65);
  expect(perStep).toBeLessThan(0.8);
});
