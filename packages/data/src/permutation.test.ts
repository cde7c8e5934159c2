import { expect, it } from "vitest";

import { permutation } from "./permutation.ts";
import { createRandom } from "./random.ts";

it("permutation() draws the orders that it drew when this was written", () => {
  const random = createRandom(7, "shuffle", 1);
  expect([...permutation(random, 10)]).toEqual([8, 2, 1, 4, 5, 0, 9, 7, 6, 3]);
  expect([...permutation(random, 10)]).toEqual([8, 9, 6, 5, 7, 1, 3, 4, 2, 0]);
});

it("permutation() of no and of one element draws nothing from the stream", () => {
  const random = createRandom(7);
  expect(permutation(random, 0)).toEqual(new Int32Array());
  expect(permutation(random, 1)).toEqual(Int32Array.of(0));
  expect(random.nextFloat()).toBe(createRandom(7).nextFloat());
});

it("permutation() draws all 24 orders of four elements equally often", () => {
  const random = createRandom(7, "permutation");
  const counts = new Map<string, number>();
  const drawCount = 24_000;
  for (let draw = 0; draw < drawCount; draw++) {
    const order = permutation(random, 4).join();
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(24);
  const expected = drawCount / 24;
  const chiSquare = [...counts.values()].reduce(
    (sum, count) => sum + (count - expected) ** 2 / expected,
    0,
  );
  // The 99.9 % quantile of χ² with 23 degrees of freedom.
  expect(chiSquare).toBeLessThan(49.73);
});

it("permutation() throws RangeError for a count that is no integer from 0", () => {
  for (const count of [-1, NaN, 2.5]) {
    expect(() => permutation(createRandom(7, "test"), count)).toThrow(
      /count must be an integer in 0\.\./u,
    );
  }
});
