import { expect, it } from "vitest";

import { checkInteger, checkNumber, checkOneOf } from "./check.ts";

const limits = { min: 1, max: 25 };

it.each([1, 3, 25])("checkInteger() accepts %d in 1..25", (value) => {
  expect(() => checkInteger("create windows", "length", value, limits)).not.toThrow();
});

it.each([0, 26, 2.5, Number.NaN, Number.POSITIVE_INFINITY])(
  "checkInteger() throws RangeError for %d in 1..25",
  (value) => {
    expect(() => checkInteger("create windows", "length", value, limits)).toThrow(
      new RangeError(
        `Cannot create windows: length must be an integer in 1..25, received ${value}`,
      ),
    );
  },
);

it("checkInteger() throws RangeError for an integer that float64 cannot tell from its neighbour", () => {
  expect(() => checkInteger("a", "b", 2 ** 53, { min: 0, max: Infinity })).toThrow(RangeError);
});

it.each([
  ["3", '"3"'],
  ["x".repeat(50), `"${"x".repeat(40)}"`],
  [undefined, "undefined"],
  [null, "null"],
  [[3], "an array"],
  [{ length: 3 }, "an object"],
  [3n, "3"],
  [true, "true"],
])("checkInteger() throws TypeError for %s, and says what came", (value, received) => {
  expect(() => checkInteger("create windows", "length", value, limits)).toThrow(
    new TypeError(
      `Cannot create windows: length must be an integer in 1..25, received ${received}`,
    ),
  );
});

it.each([Number.MIN_VALUE, 0.5, 1])("checkNumber() accepts %d in (0, 1]", (value) => {
  expect(() => checkNumber("set up Adam", "epsilon", value, { min: 0, max: 1 })).not.toThrow();
});

it.each([0, -1, 1.01, Number.NaN, Number.POSITIVE_INFINITY])(
  "checkNumber() throws RangeError for %d in (0, 1]",
  (value) => {
    expect(() => checkNumber("set up Adam", "epsilon", value, { min: 0, max: 1 })).toThrow(
      new RangeError(
        `Cannot set up Adam: epsilon must be a number above 0 and at most 1, received ${value}`,
      ),
    );
  },
);

it("checkNumber() accepts the lower limit when it is closed, and nothing below", () => {
  const closed = { min: 0, max: 1 };
  expect(() => checkNumber("set up Adam", "beta1", 0, closed, true)).not.toThrow();
  expect(() => checkNumber("set up Adam", "beta1", -0.1, closed, true)).toThrow(
    new RangeError(
      "Cannot set up Adam: beta1 must be a number of at least 0 and at most 1, received -0.1",
    ),
  );
});

it("checkNumber() throws TypeError for what is no number", () => {
  expect(() => checkNumber("set up Adam", "epsilon", "1", { min: 0, max: 1 })).toThrow(
    new TypeError(
      'Cannot set up Adam: epsilon must be a number above 0 and at most 1, received "1"',
    ),
  );
});

it("checkOneOf() accepts each of the names", () => {
  for (const name of ["keras", "tfjs"]) {
    expect(() => checkOneOf("set up Adam", "kind", name, ["keras", "tfjs"])).not.toThrow();
  }
});

it.each([
  ["torch", '"torch"'],
  [undefined, "undefined"],
  [["keras"], "an array"],
])("checkOneOf() throws RangeError for %j", (value, received) => {
  expect(() => checkOneOf("set up Adam", "kind", value, ["keras", "tfjs"])).toThrow(
    new RangeError(`Cannot set up Adam: kind must be one of keras, tfjs, received ${received}`),
  );
});
