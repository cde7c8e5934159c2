import { createRandom } from "@alphabet-lstm/data";
import * as fc from "fast-check";
import { expect, it } from "vitest";

import { comparePairs, probabilityOfImprovement } from "./compare-pairs.ts";
import { percentileRank } from "./percentile-rank.ts";

it("probabilityOfImprovement() is Mann and Whitney's U of Wikipedia's tortoises and hares, over all pairs", () => {
  // https://en.wikipedia.org/wiki/Mann–Whitney_U_test: they finish T H H H H H T T T T T H, so U is 11 for the tortoises
  // and 25 for the hares. Here a larger number is a later place, and ahead is the smaller.
  const finish = Array.from("THHHHHTTTTTH");
  const places = (animal: string): number[] =>
    finish.flatMap((each, place) => (each === animal ? [-place] : []));
  expect(probabilityOfImprovement(places("T"), places("H"))).toBeCloseTo(11 / 36, 14);
  expect(probabilityOfImprovement(places("H"), places("T"))).toBeCloseTo(25 / 36, 14);
});

const values = fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 1, maxLength: 30 });

it("probabilityOfImprovement() counts every pair of draws, equal ones half", () => {
  fc.assert(
    fc.property(values, values, (first, second) => {
      let sum = 0;
      for (const a of first) for (const b of second) sum += a > b ? 1 : a === b ? 0.5 : 0;
      expect(probabilityOfImprovement(first, second)).toBeCloseTo(
        sum / (first.length * second.length),
        12,
      );
    }),
  );
});

it("percentileRank() is the share below and half of the equals", () => {
  fc.assert(
    fc.property(values, fc.integer({ min: -1, max: 26 }), (sample, value) => {
      const below = sample.filter((each) => each < value).length;
      const equal = sample.filter((each) => each === value).length;
      const sorted = sample.toSorted((a, b) => a - b);
      expect(percentileRank(sorted, value)).toBeCloseTo(
        (100 * (below + equal / 2)) / sample.length,
        12,
      );
    }),
  );
});

const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), {
  minLength: 1,
  maxLength: 30,
});

it("comparePairs() turns around with its pairs", () => {
  fc.assert(
    fc.property(pairs, (given) => {
      const there = comparePairs(given, createRandom(0, "a"));
      const back = comparePairs(
        given.map(([a, b]) => [b, a]),
        createRandom(0, "a"),
      );
      expect(there.wins + there.ties + there.losses).toBe(given.length);
      expect([there.wins, there.losses]).toEqual([back.losses, back.wins]);
      expect(there.meanDifference).toBeCloseTo(-back.meanDifference, 12);
      expect(there.probabilityOfImprovement).toBeCloseTo(1 - back.probabilityOfImprovement, 12);
      expect(there.interval.low).toBeCloseTo(-back.interval.high, 12);
    }),
    { numRuns: 20 },
  );
});

it("comparePairs() takes no notice of what both of a pair share, but in the probability of improvement", () => {
  fc.assert(
    fc.property(pairs, fc.integer({ min: -50, max: 50 }), (given, shift) => {
      const moved = given.map(([a, b], place): [number, number] => [
        a + shift * place,
        b + shift * place,
      ]);
      const { probabilityOfImprovement: _, ...own } = comparePairs(given, createRandom(0, "a"));
      expect(comparePairs(moved, createRandom(0, "a"))).toMatchObject(own);
    }),
    { numRuns: 20 },
  );
});

/** Other numbers in the same order. */
function raised(given: readonly number[]): number[] {
  return given.map((value) => 2 ** value);
}

it("probabilityOfImprovement() is 1 above, 0 below, ½ against itself, whatever keeps the order", () => {
  fc.assert(
    fc.property(values, values, (first, second) => {
      expect(probabilityOfImprovement(raised(first), raised(second))).toBe(
        probabilityOfImprovement(first, second),
      );
      expect(probabilityOfImprovement(first, first)).toBeCloseTo(0.5, 12);
      expect(probabilityOfImprovement([27, ...raised([5])], [0, 1])).toBe(1);
      expect(
        probabilityOfImprovement(
          [0],
          second.map((value) => value + 1),
        ),
      ).toBe(0);
    }),
  );
});

it("comparePairs() sees what pairing hides from the samples alone", () => {
  const shifted = [1, 5, 9, 13, 17].map((value): [number, number] => [value + 1, value]);
  const { interval, wins } = comparePairs(shifted, createRandom(0, "a"));
  expect([interval, wins]).toEqual([{ low: 1, high: 1 }, 5]);
});

it("comparePairs() throws RangeError without pairs", () => {
  expect(() => comparePairs([], createRandom(0, "a"))).toThrow(RangeError);
});
