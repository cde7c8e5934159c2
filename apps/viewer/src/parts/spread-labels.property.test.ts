import * as fc from "fast-check";
import { expect, it } from "vitest";

import { spreadLabels } from "./spread-labels.ts";

const places = fc.array(fc.double({ min: 0, max: 200, noNaN: true }), {
  minLength: 1,
  maxLength: 6,
});

it("spreadLabels() keeps labels apart, inside and in their order", () => {
  fc.assert(
    fc.property(places, (positions) => {
      const spread = spreadLabels(positions, 16, [0, 200]);
      const sorted = spread.toSorted((a, b) => a - b);
      for (let place = 1; place < sorted.length; place++) {
        expect(sorted[place]! - sorted[place - 1]!).toBeGreaterThanOrEqual(16 - 1e-9);
      }
      expect(sorted[0]).toBeGreaterThanOrEqual(0);
      expect(sorted.at(-1)).toBeLessThanOrEqual(200 + 1e-9);
      const order = [...positions.keys()].toSorted((a, b) => positions[a]! - positions[b]!);
      expect(order.map((index) => spread[index])).toEqual(sorted);
    }),
  );
});

it("spreadLabels() leaves labels that are apart where they are", () => {
  expect(spreadLabels([120, 10, 60], 16, [0, 200])).toEqual([120, 10, 60]);
});
