import * as fc from "fast-check";
import { expect, it } from "vitest";

import { oneHot } from "./one-hot.ts";

it("oneHot() has as many ones as ids, each where its id says", () => {
  const idsAndClassCount = fc
    .integer({ min: 1, max: 30 })
    .chain((count) => fc.tuple(fc.array(fc.nat(count - 1)), fc.constant(count)));
  fc.assert(
    fc.property(idsAndClassCount, ([ids, classCount]) => {
      const rows = oneHot(ids, classCount);
      expect(rows).toHaveLength(ids.length * classCount);
      expect(rows.reduce((sum, value) => sum + value, 0)).toBe(ids.length);
      for (const [row, id] of ids.entries()) expect(rows[row * classCount + id]).toBe(1);
    }),
  );
});
