import * as fc from "fast-check";
import { expect, it } from "vitest";

import { describeSample, interquartileMean } from "./describe-sample.ts";

const sample = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 40 });

it("describeSample() has quartiles of Hyndman and Fan's type 7, linear between the two nearest of n − 1 gaps", () => {
  fc.assert(
    fc.property(sample, (values) => {
      const sorted = values.toSorted((a, b) => a - b);
      const at = (share: number): number => {
        const place = (sorted.length - 1) * share;
        const below = sorted[Math.floor(place)]!;
        return below + (place % 1) * (sorted[Math.ceil(place)]! - below);
      };
      const { lowerQuartile, median, upperQuartile } = describeSample(values);
      expect(lowerQuartile).toBeCloseTo(at(0.25), 9);
      expect(median).toBeCloseTo(at(0.5), 9);
      expect(upperQuartile).toBeCloseTo(at(0.75), 9);
    }),
  );
});

it("describeSample() has the mean, and the standard deviation with n − 1, of their definitions", () => {
  fc.assert(
    fc.property(sample, (values) => {
      const count = values.length;
      const mean = values.reduce((sum, value) => sum + value, 0) / count;
      const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      const described = describeSample(values);
      expect(described.mean).toBeCloseTo(mean, 9);
      expect(described.standardDeviation).toBeCloseTo(
        Math.sqrt(squares / Math.max(1, count - 1)),
        9,
      );
    }),
  );
});

it("describeSample() is the same to the bit whatever the order of the values", () => {
  const withOther = fc
    .array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 30 })
    .chain((values) =>
      fc.tuple(
        fc.constant(values),
        fc.shuffledSubarray(values, { minLength: values.length, maxLength: values.length }),
      ),
    );
  fc.assert(
    fc.property(withOther, ([values, shuffled]) => {
      const given = [...values];
      expect(describeSample(shuffled)).toEqual(describeSample(values));
      expect(values).toEqual(given);
    }),
  );
});

it("describeSample() moves and stretches with its values", () => {
  const factor = fc.integer({ min: 1, max: 9 });
  fc.assert(
    fc.property(sample, factor, fc.integer({ min: -99, max: 99 }), (values, scale, shift) => {
      const { count, standardDeviation, ...places } = describeSample(values);
      const moved = describeSample(values.map((value) => scale * value + shift));
      expect(moved.count).toBe(count);
      expect(moved.standardDeviation).toBeCloseTo(scale * standardDeviation, 7);
      for (const name of Object.keys(places) as (keyof typeof places)[]) {
        expect(moved[name]).toBeCloseTo(scale * places[name] + shift, 7);
      }
    }),
  );
});

it("interquartileMean() takes no notice of how far out the outer quarters lie", () => {
  fc.assert(
    fc.property(sample, fc.nat({ max: 1e6 }), (values, further) => {
      const sorted = values.toSorted((a, b) => a - b);
      const cut = Math.floor(sorted.length / 4);
      const pulled = sorted.map((value, place) => {
        if (place < cut) return value - further;
        return place >= sorted.length - cut ? value + further : value;
      });
      expect(interquartileMean(pulled)).toBe(interquartileMean(sorted));
    }),
  );
});
