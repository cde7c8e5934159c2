import { expect, it } from "vitest";

import { type AdamOptions, adamSchedule, checkAdam, defaultAdam } from "./adam.ts";

it("defaultAdam is Keras'", () => {
  expect(defaultAdam).toEqual({
    learningRate: 0.001,
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 1e-7,
    epsilonPlacement: "keras",
  });
  expect(() => checkAdam(defaultAdam)).not.toThrow();
});

it("adamSchedule() begins with the step size that makes the first step the learning rate", () => {
  // m = (1 − β₁)·g and √v = √(1 − β₂)·|g|, so stepSize · m / √v = learningRate.
  const { stepSize } = adamSchedule(defaultAdam)();
  expect((stepSize * (1 - 0.9)) / Math.sqrt(1 - 0.999)).toBeCloseTo(0.001, 15);
});

it("adamSchedule() keeps ε as it is where Keras puts it", () => {
  const next = adamSchedule({ ...defaultAdam, epsilonPlacement: "keras" });
  expect([next(), next(), next()].map(({ epsilon }) => epsilon)).toEqual([1e-7, 1e-7, 1e-7]);
});

it("adamSchedule() corrects ε where tfjs puts it, and steps by the same size", () => {
  const keras = adamSchedule({ ...defaultAdam, epsilonPlacement: "keras" });
  const tfjs = adamSchedule({ ...defaultAdam, epsilonPlacement: "tfjs" });
  for (let step = 1; step <= 100; step++) {
    const { stepSize, epsilon } = tfjs();
    expect(stepSize).toBe(keras().stepSize);
    expect(epsilon / (1e-7 * Math.sqrt(1 - 0.999 ** step))).toBeCloseTo(1, 10);
  }
});

it("adamSchedule() comes to the learning rate and to ε", () => {
  const { stepSize, epsilon } = adamSchedule(
    { ...defaultAdam, epsilonPlacement: "tfjs" },
    100_000,
  )();
  expect(stepSize).toBe(0.001);
  expect(epsilon).toBe(1e-7);
});

it.each([
  [{ learningRate: 0 }, "learningRate must be a number above 0 and at most 3.4e+38, received 0"],
  [
    { learningRate: 1e39 },
    "learningRate must be a number above 0 and at most 3.4e+38, received 1e+39",
  ],
  [
    { learningRate: NaN },
    "learningRate must be a number above 0 and at most 3.4e+38, received NaN",
  ],
  [
    { beta1: -0.1 },
    "beta1 must be a number of at least 0 and at most 0.9999999403953552, received -0.1",
  ],
  [{ beta1: 1 }, "beta1 must be a number of at least 0 and at most 0.9999999403953552, received 1"],
  [{ beta2: 1 }, "beta2 must be a number of at least 0 and at most 0.9999999403953552, received 1"],
  [{ epsilon: 0 }, "epsilon must be a number above 0 and at most 1, received 0"],
  [{ epsilon: 2 }, "epsilon must be a number above 0 and at most 1, received 2"],
  [{ epsilonPlacement: "torch" }, 'epsilonPlacement must be one of keras, tfjs, received "torch"'],
])("checkAdam(%j) throws RangeError", (change, sentence) => {
  expect(() => checkAdam({ ...defaultAdam, ...change } as AdamOptions)).toThrow(
    new RangeError(`Cannot set up Adam: ${sentence}`),
  );
});

it.each([
  ["learningRate", "above 0 and at most 3.4e+38"],
  ["beta1", "of at least 0 and at most 0.9999999403953552"],
  ["beta2", "of at least 0 and at most 0.9999999403953552"],
  ["epsilon", "above 0 and at most 1"],
])("checkAdam() throws TypeError when %s is text", (name, limits) => {
  expect(() => checkAdam({ ...defaultAdam, [name]: "0.1" })).toThrow(
    new TypeError(`Cannot set up Adam: ${name} must be a number ${limits}, received "0.1"`),
  );
});

it("checkAdam() accepts betas of 0", () => {
  expect(() => checkAdam({ ...defaultAdam, beta1: 0, beta2: 0 })).not.toThrow();
});
