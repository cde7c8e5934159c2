import * as fc from "fast-check";
import { expect, it } from "vitest";

import { largestDifference } from "../../test/golden.ts";
import { randomNetwork } from "../../test/random-network.ts";
import { defaultAdam } from "../adam.ts";
import type { ShapedArray } from "../fused/activations.ts";
import { createFusedTrainer } from "../fused/fused-trainer.ts";
import { startState } from "../trainer.ts";
import { traceGradients } from "./gradient-flow.ts";

/** A window in which steps may be masked. */
const oneWindow = fc
  .boolean()
  .chain((masked) => randomNetwork({ maxSamples: 1, masked, activations: ["sigmoid"] }));

function rowNorms({ data, shape }: ShapedArray): number[] {
  const [rows, columns] = shape as [number, number];
  return Array.from({ length: rows }, (_, row) =>
    Math.hypot(...data.subarray(row * columns, (row + 1) * columns)),
  );
}

it("traceGradients() finds the gradients that the kernel trains with, masked steps or not", async () => {
  await fc.assert(
    fc.asyncProperty(oneWindow, async ({ architecture, weights, samples: sample }) => {
      const trainer = await createFusedTrainer({
        architecture,
        samples: sample,
        state: startState(architecture, weights),
        adam: defaultAdam,
        batchSize: 1,
      });
      await trainer.backpropagate(sample);
      const kernel = trainer.activations();
      trainer.dispose();
      const flow = await traceGradients({ architecture, weights, sample });
      const cells = kernel.cell === "lstm" ? rowNorms(kernel.cellStateGradients) : [];
      const hidden = rowNorms(kernel.hiddenGradients);
      // Weights of up to 2 magnify the kernel's single precision from step to step.
      const tolerance = 1e-4 * Math.max(1, ...hidden, ...cells);
      expect(largestDifference(flow.hiddenNorms, hidden)).toBeLessThan(tolerance);
      expect(largestDifference(flow.cellNorms ?? [], cells)).toBeLessThan(tolerance);
    }),
    { numRuns: 60 },
  );
});

it("masked steps hand gradients on as though they were not there", async () => {
  const masked = randomNetwork({ maxSamples: 1, masked: true });
  await fc.assert(
    fc.asyncProperty(masked, async ({ architecture, weights, samples: sample }) => {
      const { timeSteps, features, maskValue } = architecture;
      const rows = Array.from({ length: timeSteps }, (_, time) => [
        ...sample.inputs.subarray(time * features, (time + 1) * features),
      ]);
      const isMasked = rows.map((row) => row.every((value) => value === Math.fround(maskValue!)));
      const shown = rows.filter((_, time) => !isMasked[time]);
      fc.pre(shown.length > 0 && shown.length < timeSteps);
      const whole = await traceGradients({ architecture, weights, sample });
      const short = await traceGradients({
        architecture: { ...architecture, timeSteps: shown.length },
        weights,
        sample: { ...sample, inputs: Float32Array.from(shown.flat()) },
      });
      const ofShown = (norms: Float64Array): Float64Array =>
        norms.filter((_, time) => !isMasked[time]);
      expect(ofShown(whole.hiddenNorms)).toEqual(short.hiddenNorms);
      expect(ofShown(whole.inputNorms)).toEqual(short.inputNorms);
      expect(whole.inputNorms.filter((_, time) => isMasked[time]).every((norm) => norm === 0)).toBe(
        true,
      );
    }),
    { numRuns: 60 },
  );
});
