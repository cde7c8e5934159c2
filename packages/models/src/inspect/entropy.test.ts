import { expect, it } from "vitest";

import { entropyBits } from "./entropy.ts";

it.each([
  [[1, 0, 0], 0],
  [[0.5, 0.5], 1],
  [[0.25, 0.25, 0.25, 0.25], 2],
  // Shannon 1948, section 7: 1/2, 1/4, 1/8, 1/8 have 7/4 bits.
  [[0.5, 0.25, 0.125, 0.125], 1.75],
])("entropyBits(%j) is %d", (probabilities, bits) => {
  expect(entropyBits(probabilities)).toBeCloseTo(bits, 12);
});
