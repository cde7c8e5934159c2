import * as fc from "fast-check";
import { expect, it } from "vitest";

import { permutation } from "./permutation.ts";
import { createRandom } from "./random.ts";

it("permutation() holds each of 0..count − 1 once", () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.nat(200), (seed, count) => {
      const order = permutation(createRandom(seed), count);
      expect(order.toSorted()).toEqual(Int32Array.from({ length: count }, (_, index) => index));
    }),
  );
});
