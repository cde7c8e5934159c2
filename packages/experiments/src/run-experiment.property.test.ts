import * as fc from "fast-check";
import { expect, it } from "vitest";

import { sampleOrder } from "./run-experiment.ts";

const seeds = fc.maxSafeNat();
const epochs = fc.integer({ min: 1, max: 1_000_000 });

it("sampleOrder() takes every sample once", () => {
  fc.assert(
    fc.property(seeds, epochs, fc.nat(100), (seed, epoch, sampleCount) => {
      expect(sampleOrder(seed, epoch, sampleCount).toSorted()).toEqual(
        Int32Array.from({ length: sampleCount }, (_, index) => index),
      );
    }),
  );
});

it("sampleOrder() of an epoch is the same whatever orders were drawn before", () => {
  fc.assert(
    fc.property(seeds, epochs, epochs, (seed, epoch, other) => {
      const alone = sampleOrder(seed, epoch, 25);
      sampleOrder(seed, other, 25);
      expect(sampleOrder(seed, epoch, 25)).toEqual(alone);
    }),
  );
});

it("sampleOrder() differs from epoch to epoch and from seed to seed", () => {
  fc.assert(
    fc.property(seeds, epochs, (seed, epoch) => {
      // Two orders of 25 are equal by chance with probability 1 / 25! = 6·10⁻²⁶.
      const order = sampleOrder(seed, epoch, 25);
      expect(sampleOrder(seed, epoch + 1, 25)).not.toEqual(order);
      expect(sampleOrder(seed === 0 ? 1 : seed - 1, epoch, 25)).not.toEqual(order);
    }),
  );
});
