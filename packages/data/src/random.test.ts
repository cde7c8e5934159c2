import { expect, it } from "vitest";

import { createRandom, type RandomStream } from "./random.ts";

function floats(random: RandomStream, count = 4): number[] {
  return Array.from({ length: count }, () => random.nextFloat());
}

it("createRandom() gives the same numbers for the same seed and purpose", () => {
  expect(floats(createRandom(7, "shuffle", 1))).toEqual(floats(createRandom(7, "shuffle", 1)));
});

it("createRandom() gives the numbers that were drawn when this was written", () => {
  const random = createRandom(7, "shuffle", 1);
  expect(floats(random, 3)).toEqual([0.39937493073793207, 0.5022886969977122, 0.5762536331674615]);
  expect(Array.from({ length: 8 }, () => random.nextInteger(26))).toEqual([
    8, 24, 25, 4, 5, 12, 7, 5,
  ]);
});

it("createRandom() gives every seed and purpose a stream of its own", () => {
  const streams = [
    createRandom(0),
    createRandom(1),
    createRandom(Number.MAX_SAFE_INTEGER),
    createRandom(0, "shuffle"),
    createRandom(0, "initial-weights"),
    createRandom(0, "shuffle", 1),
    createRandom(0, "shuffle", "1"),
    createRandom(0, "shuffle", 2),
    createRandom(0, "shuffle1"),
    createRandom(1, "shuffle"),
  ];
  const first = streams.map((random) => random.nextFloat());
  expect(new Set(first).size).toBe(streams.length);
});

it("createRandom() opens streams that do not move each other", () => {
  const alone = floats(createRandom(7, "shuffle"));
  const other = createRandom(7, "initial-weights");
  const random = createRandom(7, "shuffle");
  const beside = alone.map(() => {
    other.nextFloat();
    return random.nextFloat();
  });
  expect(beside).toEqual(alone);
});

it.each([-1, 1.5, 2 ** 53, Number.NaN])(
  "createRandom() throws RangeError for the seed %d",
  (seed) => {
    expect(() => createRandom(seed)).toThrow(
      new RangeError(
        `Cannot open a random stream: seed must be an integer in 0..9007199254740991, received ${seed}`,
      ),
    );
  },
);

it("createRandom() throws TypeError for a seed that is text", () => {
  expect(() => createRandom("7" as unknown as number)).toThrow(
    new TypeError(
      'Cannot open a random stream: seed must be an integer in 0..9007199254740991, received "7"',
    ),
  );
});

it("nextInteger() gives 0 for the bound 1, and all 32 bits for the bound 2³²", () => {
  const random = createRandom(7);
  expect(random.nextInteger(1)).toBe(0);
  // Each of 64 draws has its top bit set with probability 1/2: all or none of them do with probability 2⁻⁶³.
  const large = Array.from({ length: 64 }, () => random.nextInteger(2 ** 32));
  expect(Math.max(...large)).toBeGreaterThanOrEqual(2 ** 31);
  expect(Math.min(...large)).toBeLessThan(2 ** 31);
});

it("nextInteger() draws all of 26 integers equally often", () => {
  const random = createRandom(7, "uniformity");
  const counts = new Float64Array(26);
  const drawCount = 26_000;
  for (let draw = 0; draw < drawCount; draw++) counts[random.nextInteger(26)]!++;
  const expected = drawCount / 26;
  const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  // The 99.9 % quantile of χ² with 25 degrees of freedom.
  expect(chiSquare).toBeLessThan(52.62);
});

it("nextFloat() is uniform", () => {
  const count = 20_000;
  const sorted = floats(createRandom(7, "uniformity"), count).toSorted((a, b) => a - b);
  const distance = Math.max(
    ...sorted.map((value, rank) => Math.max(value - rank / count, (rank + 1) / count - value)),
  );
  // Kolmogorov–Smirnov: larger than 1.95 / √n with probability 0.001.
  expect(distance).toBeLessThan(1.95 / Math.sqrt(count));
});

it("nextInteger() throws RangeError for a bound that is no integer from 1", () => {
  for (const bound of [0, -5, 1.5, NaN]) {
    expect(() => createRandom(7, "test").nextInteger(bound)).toThrow(
      /bound must be an integer in 1\.\./u,
    );
  }
});
