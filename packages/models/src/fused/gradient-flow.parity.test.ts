import { expect, it } from "vitest";

import { largestDifference } from "../../test/golden.ts";
import { readGradientFlows } from "../../test/gradflow.ts";
import { defaultAdam } from "../adam.ts";
import { startState } from "../trainer.ts";
import { createFusedTrainer } from "./fused-trainer.ts";

it.each(readGradientFlows())("the gradient flows through $title as in JAX", async (flow) => {
  const { architecture, samples } = flow;
  const state = startState(architecture, flow.weights);
  const options = { architecture, samples, state, adam: defaultAdam, batchSize: 1 };
  const trainer = await createFusedTrainer(options);
  const { lossNats } = await trainer.backpropagate(samples);
  expect(Math.abs(lossNats - flow.loss)).toBeLessThan(1e-6);
  const activations = trainer.activations();
  const { hidden, hiddenGradients } = activations;
  const lastHidden = hidden.data.subarray(-architecture.units);
  // A recurrent scale of 1.8 magnifies a rounding error at every step.
  expect(largestDifference(lastHidden, flow.lastHidden)).toBeLessThan(1e-6);
  expect(hiddenGradients.shape).toEqual([10, 16]);
  const tolerance = flow.recurrentScale > 1 ? 2e-6 : 5e-7;
  expect(largestDifference(hiddenGradients.data, flow.hiddenGradients)).toBeLessThan(tolerance);
  const none = new Float32Array();
  const cellGradients = activations.cell === "lstm" ? activations.cellStateGradients.data : none;
  expect(largestDifference(cellGradients, flow.cellGradients ?? none)).toBeLessThan(5e-7);
  trainer.dispose();
});
