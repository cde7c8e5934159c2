import * as fc from "fast-check";
import { expect, it } from "vitest";

import { normal } from "./normal.ts";
import { createRandom } from "./random.ts";

it("normal() ends for every seed, with a number within 10 standard deviations", () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (seed) => {
      // Beyond 10 with probability 10⁻²³.
      expect(Math.abs(normal(createRandom(seed, "normal")))).toBeLessThan(10);
    }),
  );
});
