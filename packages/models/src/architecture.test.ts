import { expect, it } from "vitest";

import {
  type Architecture,
  checkArchitecture,
  elementCount,
  parameterCounts,
  type RecurrentActivation,
  weightShapes,
} from "./architecture.ts";

/** Sizes that all differ, so that none can stand for another. */
const architecture: Architecture = {
  cell: "lstm",
  timeSteps: 7,
  features: 5,
  units: 3,
  classes: 11,
  recurrentActivation: "sigmoid",
};

it.each([
  ["timeSteps", 1, 10_000],
  ["features", 1, 1_000_000],
  ["units", 1, 1024],
  ["classes", 2, 10_000],
] as const)("checkArchitecture() accepts %s in %d..%d, and no others", (name, min, max) => {
  const check = (value: unknown) => () => checkArchitecture({ ...architecture, [name]: value });
  expect(check(min)).not.toThrow();
  expect(check(max)).not.toThrow();
  const sentence = `Cannot build the model: ${name} must be an integer in ${min}..${max}, received`;
  for (const value of [min - 1, max + 1, 2.5]) {
    expect(check(value)).toThrow(new RangeError(`${sentence} ${value}`));
  }
  expect(check("3")).toThrow(new TypeError(`${sentence} "3"`));
});

it("checkArchitecture() throws RangeError for an unknown recurrent activation", () => {
  const recurrentActivation = "relu" as RecurrentActivation;
  expect(() => checkArchitecture({ ...architecture, recurrentActivation })).toThrow(
    new RangeError(
      'Cannot build the model: recurrentActivation must be one of hard-sigmoid, sigmoid, received "relu"',
    ),
  );
});

it("checkArchitecture() accepts any finite mask value of single precision, and true or false for stateful", () => {
  for (const maskValue of [0, -1, 0.1, -3.4e38, 3.4e38, undefined]) {
    const changes = maskValue === undefined ? {} : { maskValue };
    expect(() => checkArchitecture({ ...architecture, ...changes })).not.toThrow();
  }
  for (const stateful of [true, false]) {
    expect(() => checkArchitecture({ ...architecture, stateful, maskValue: -1 })).not.toThrow();
  }
});

it.each([NaN, Infinity, -Infinity, 3.5e38])(
  "checkArchitecture() throws RangeError for the mask value %d",
  (maskValue) => {
    expect(() => checkArchitecture({ ...architecture, maskValue })).toThrow(
      new RangeError(
        `Cannot build the model: maskValue must be a number of at least -3.4e+38 and at most 3.4e+38, received ${maskValue}`,
      ),
    );
  },
);

it("checkArchitecture() throws for a mask value or a stateful of another kind", () => {
  const other = { maskValue: "0", stateful: 1 } as unknown as Architecture;
  expect(() => checkArchitecture({ ...architecture, maskValue: other.maskValue! })).toThrow(
    TypeError,
  );
  expect(() => checkArchitecture({ ...architecture, stateful: other.stateful! })).toThrow(
    new RangeError("Cannot build the model: stateful must be one of true, false, received 1"),
  );
});

it("weightShapes() are those that Keras gives the arrays", () => {
  expect(weightShapes(architecture)).toEqual({
    kernel: [5, 12],
    recurrentKernel: [3, 12],
    bias: [12],
    denseKernel: [3, 11],
    denseBias: [11],
  });
});

it("parameterCounts() counts every number once", () => {
  expect(parameterCounts(architecture)).toEqual({ recurrent: 60 + 36 + 12, dense: 44, total: 152 });
});

it("elementCount() multiplies the extents of a shape", () => {
  expect(elementCount([2, 3, 4])).toBe(24);
  expect(elementCount([])).toBe(1);
});
