import * as fc from "fast-check";
import { expect, it } from "vitest";

import { createRandom } from "./random.ts";

const seeds = fc.maxSafeNat();

it("nextFloat() is a multiple of 2⁻⁵³ in [0, 1)", () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const value = createRandom(seed, "law").nextFloat();
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThan(1);
      expect(Number.isInteger(value * 2 ** 53)).toBe(true);
    }),
  );
});

it("nextInteger() is an integer below its bound", () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 2 ** 32 }), (seed, bound) => {
      const value = createRandom(seed, "law").nextInteger(bound);
      expect(Number.isInteger(value)).toBe(true);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThan(bound);
    }),
  );
});

it("createRandom() gives two seeds two streams", () => {
  fc.assert(
    fc.property(seeds, seeds, (a, b) => {
      fc.pre(a !== b);
      // Equal by chance with probability 2⁻⁵³.
      expect(createRandom(a, "law").nextFloat()).not.toBe(createRandom(b, "law").nextFloat());
    }),
  );
});
