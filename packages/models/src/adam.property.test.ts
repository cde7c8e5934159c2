import * as fc from "fast-check";
import { expect, it } from "vitest";

import { type AdamOptions, adamSchedule, type AdamStep } from "./adam.ts";

const options: fc.Arbitrary<AdamOptions> = fc.record({
  learningRate: fc.double({ min: 1e-6, max: 1, noNaN: true }),
  beta1: fc.double({ min: 0, max: 0.99, noNaN: true }),
  beta2: fc.double({ min: 0, max: 0.9999, noNaN: true }),
  epsilon: fc.double({ min: 1e-10, max: 1e-3, noNaN: true }),
  epsilonPlacement: fc.constantFrom("keras", "tfjs"),
});
const stepCounts = fc.nat(500);

function stepAfter(adam: AdamOptions, stepCount: number): AdamStep {
  const next = adamSchedule(adam);
  for (let step = 0; step < stepCount; step++) next();
  return next();
}

it("adamSchedule() equals the closed form", () => {
  fc.assert(
    fc.property(options, stepCounts, (adam, stepCount) => {
      const { stepSize, epsilon } = stepAfter(adam, stepCount);
      const correction = Math.sqrt(1 - adam.beta2 ** (stepCount + 1));
      const expectedStepSize =
        (adam.learningRate * correction) / (1 - adam.beta1 ** (stepCount + 1));
      const expectedEpsilon = adam.epsilon * (adam.epsilonPlacement === "keras" ? 1 : correction);
      // 500 products of relative error 2⁻⁵³ each, over 1 − β₂ ≥ 10⁻⁴: at most 6·10⁻¹⁰.
      expect(Math.abs(stepSize / expectedStepSize - 1)).toBeLessThan(1e-9);
      expect(Math.abs(epsilon / expectedEpsilon - 1)).toBeLessThan(1e-9);
    }),
  );
});

it("adamSchedule() continued from a step count goes on as if it had never stopped", () => {
  fc.assert(
    fc.property(options, stepCounts, (adam, stepCount) => {
      expect(adamSchedule(adam, stepCount)()).toEqual(stepAfter(adam, stepCount));
    }),
  );
});

it("adamSchedule() with tfjs' ε takes the step of the textbook's bias-corrected moments", () => {
  const moments = fc.double({ min: 1e-6, max: 1, noNaN: true });
  fc.assert(
    fc.property(options, stepCounts, moments, moments, (adam, stepCount, m, v) => {
      const { stepSize, epsilon } = stepAfter({ ...adam, epsilonPlacement: "tfjs" }, stepCount);
      const correctedM = m / (1 - adam.beta1 ** (stepCount + 1));
      const correctedV = v / (1 - adam.beta2 ** (stepCount + 1));
      const expected = (adam.learningRate * correctedM) / (Math.sqrt(correctedV) + adam.epsilon);
      expect(Math.abs((stepSize * m) / (Math.sqrt(v) + epsilon) / expected - 1)).toBeLessThan(1e-9);
    }),
  );
});
