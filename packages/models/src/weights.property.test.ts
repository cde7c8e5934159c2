import * as fc from "fast-check";
import { expect, it } from "vitest";

import {
  type Architecture,
  cells,
  gateCount,
  parameterCounts,
  weightNames,
} from "./architecture.ts";
import { checkWeights, initialWeights } from "./weights.ts";

const seeds = fc.maxSafeNat();
const architectures: fc.Arbitrary<Architecture> = fc.record({
  cell: fc.constantFrom("lstm", "simple-rnn"),
  timeSteps: fc.integer({ min: 1, max: 50 }),
  features: fc.integer({ min: 1, max: 20 }),
  units: fc.integer({ min: 1, max: 12 }),
  classes: fc.integer({ min: 2, max: 30 }),
  recurrentActivation: fc.constantFrom("hard-sigmoid", "sigmoid"),
});

it("initialWeights() fits every architecture, to the number that parameterCounts() gives", () => {
  fc.assert(
    fc.property(architectures, seeds, (architecture, seed) => {
      const weights = initialWeights(architecture, seed);
      checkWeights(architecture, weights);
      const count = weightNames.reduce((sum, name) => sum + weights[name].length, 0);
      expect(count).toBe(parameterCounts(architecture).total);
    }),
  );
});

it("initialWeights() depends on shapes alone, not on time steps or activations", () => {
  fc.assert(
    fc.property(architectures, seeds, (architecture, seed) => {
      const other: Architecture = { ...architecture, timeSteps: 1, recurrentActivation: "sigmoid" };
      expect(initialWeights(other, seed)).toEqual(initialWeights(architecture, seed));
    }),
  );
});

it("initialWeights() makes the rows of the recurrent kernel orthonormal", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...cells),
      fc.constantFrom(1, 2, 5, 32),
      seeds,
      (cell, units, seed) => {
        const { recurrentKernel } = initialWeights(
          { cell, timeSteps: 1, features: 1, units, classes: 2, recurrentActivation: "sigmoid" },
          seed,
        );
        const columns = gateCount(cell) * units;
        const row = (index: number): Float32Array =>
          recurrentKernel.subarray(index * columns, (index + 1) * columns);
        for (let a = 0; a < units; a++) {
          for (let b = 0; b <= a; b++) {
            const product = row(a).reduce((sum, value, index) => sum + value * row(b)[index]!, 0);
            expect(Math.abs(product - (a === b ? 1 : 0))).toBeLessThan(1e-6);
          }
        }
      },
    ),
    { numRuns: 20 },
  );
});
