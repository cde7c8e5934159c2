import { createRandom } from "@alphabet-lstm/data";
import * as fc from "fast-check";
import { expect, it } from "vitest";

import { bootstrapInterval, type BootstrapOptions } from "./bootstrap-interval.ts";

const sample = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 1, maxLength: 12 });

function interval(values: readonly number[], options: Partial<BootstrapOptions> = {}) {
  return bootstrapInterval(values, {
    random: createRandom(1, "laws"),
    resampleCount: 100,
    ...options,
  });
}

it("bootstrapInterval() lies within the sample, its low end below its high one", () => {
  fc.assert(
    fc.property(sample, (values) => {
      const { low, high } = interval(values);
      expect(low).toBeLessThanOrEqual(high);
      expect(low).toBeGreaterThanOrEqual(Math.min(...values));
      expect(high).toBeLessThanOrEqual(Math.max(...values));
    }),
  );
});

it("bootstrapInterval() moves and stretches with its values", () => {
  fc.assert(
    fc.property(sample, fc.integer({ min: 1, max: 9 }), fc.integer(), (values, scale, shift) => {
      fc.pre(Math.abs(shift) < 1e6);
      const { low, high } = interval(values);
      const moved = interval(values.map((value) => scale * value + shift));
      expect(moved.low).toBeCloseTo(scale * low + shift, 6);
      expect(moved.high).toBeCloseTo(scale * high + shift, 6);
    }),
  );
});

it("bootstrapInterval() holds every interval of less confidence", () => {
  fc.assert(
    fc.property(sample, (values) => {
      const [narrow, middle, wide] = [0.5, 0.95, 1].map((confidence) =>
        interval(values, { confidence }),
      );
      expect(wide!.low).toBeLessThanOrEqual(middle!.low);
      expect(middle!.low).toBeLessThanOrEqual(narrow!.low);
      expect(narrow!.high).toBeLessThanOrEqual(middle!.high);
      expect(middle!.high).toBeLessThanOrEqual(wide!.high);
    }),
  );
});

it("bootstrapInterval() draws resamples of the sample's own size from its own values, and leaves it as it was", () => {
  fc.assert(
    fc.property(sample, (values) => {
      const given = [...values];
      interval(values, {
        statistic: (resample) => {
          expect(resample).toHaveLength(values.length);
          expect(resample.every((value) => values.includes(value))).toBe(true);
          return resample.fill(0)[0]!;
        },
      });
      expect(values).toEqual(given);
    }),
    { numRuns: 20 },
  );
});

it("bootstrapInterval() draws each of n places with chance 1/n", () => {
  const counts = [0, 0, 0, 0, 0];
  interval([0, 1, 2, 3, 4], {
    resampleCount: 4000,
    statistic: (resample) => {
      for (const place of resample) counts[place]!++;
      return 0;
    },
  });
  // χ² of 4 degrees of freedom is below 18.47 but once in a thousand.
  const chiSquared = counts.reduce((sum, count) => sum + (count - 4000) ** 2 / 4000, 0);
  expect(chiSquared).toBeLessThan(18.47);
});
