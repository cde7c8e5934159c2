import { expect, it } from "vitest";

import { windowLength } from "./framing.ts";

it.each([
  [1, 1, 1],
  [1, 3, 3],
  [3, 1, 3],
  [2, 2, 4],
  [10_000, 10_000, 100_000_000],
])("windowLength() of %d time steps × %d features is %d", (timeSteps, features, length) => {
  expect(windowLength({ timeSteps, features })).toBe(length);
});

it.each([0, -3, 2.5, 10_001, Number.POSITIVE_INFINITY])(
  "windowLength() throws RangeError when an extent is %d",
  (extent) => {
    expect(() => windowLength({ timeSteps: extent, features: 1 })).toThrow(
      new RangeError(
        `Cannot frame a window: timeSteps must be an integer in 1..10000, received ${extent}`,
      ),
    );
    expect(() => windowLength({ timeSteps: 1, features: extent })).toThrow(
      new RangeError(
        `Cannot frame a window: features must be an integer in 1..10000, received ${extent}`,
      ),
    );
  },
);
