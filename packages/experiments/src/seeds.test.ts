import * as fc from "fast-check";
import { expect, it } from "vitest";

import { formatSeeds, parseSeeds } from "./seeds.ts";

it.each([
  ["7", [7]],
  ["0..3", [0, 1, 2, 3]],
  ["3..3", [3]],
  ["5, 1..2,2", [1, 2, 5]],
  ["1..3,2..4,007", [1, 2, 3, 4, 7]],
  ["9007199254740990..9007199254740991", [9007199254740990, 9007199254740991]],
])("parseSeeds(%j) gives the seeds in order, each once", (text, seeds) => {
  expect(parseSeeds(text)).toEqual(seeds);
});

it.each([
  "",
  "a",
  "1-3",
  "1..",
  "..3",
  "-1",
  "1.5",
  "1..2..3",
  "1,,2",
  "0x1",
  "１",
  "+1",
  "1 2",
  "1e3",
  "1,",
  "∞",
])("parseSeeds(%j) throws SyntaxError and shows how to write them", (text) => {
  expect(() => parseSeeds(text)).toThrow(SyntaxError);
  expect(() => parseSeeds(text)).toThrow("write them like 0..199 or 1,2,7");
});

it.each([
  ["9..1", "9..1 runs backwards; write 1..9"],
  ["9007199254740992", "each must be in 0..2⁵³ − 1, received 9007199254740992"],
  ["0..1000000", "there must be at most a million, received 0..1000000"],
])("parseSeeds(%j) throws RangeError", (text, message) => {
  expect(() => parseSeeds(text)).toThrow(RangeError);
  expect(() => parseSeeds(text)).toThrow(message);
});

it("parseSeeds() counts every seed once to see whether there are too many", () => {
  expect(parseSeeds("0..999999,5,0..999999")).toHaveLength(1_000_000);
  expect(() => parseSeeds("0..999999,1000000")).toThrow("at most a million, received 1000000");
});

it("parseSeeds() throws a short line for a long text", () => {
  for (const text of ["9".repeat(10_000), `${"0".repeat(10_000)}1..0`, "x".repeat(10_000)]) {
    expect(() => parseSeeds(text)).toThrow(/^Cannot read the seeds: .{1,150}$/);
  }
});

it("formatSeeds() writes what parseSeeds() reads", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat({ max: 50 }), { minLength: 1 }), (seeds) => {
      expect(parseSeeds(formatSeeds(seeds))).toEqual(seeds.toSorted((a, b) => a - b));
    }),
  );
});

it("formatSeeds() writes runs of three and more as ranges", () => {
  expect(formatSeeds([9, 4, 5, 0, 1, 2])).toBe("0..2,4,5,9");
});
