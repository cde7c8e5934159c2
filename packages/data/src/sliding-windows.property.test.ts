import * as fc from "fast-check";
import { expect, it } from "vitest";

import { slidingWindows } from "./sliding-windows.ts";

it("slidingWindows() cuts every window, and its target, out of the sequence", () => {
  const sequenceAndLength = fc
    .array(fc.nat(9999), { minLength: 2, maxLength: 40 })
    .chain((ids) => fc.tuple(fc.constant(ids), fc.integer({ min: 1, max: ids.length - 1 })));
  fc.assert(
    fc.property(sequenceAndLength, ([ids, length]) => {
      const { count, inputs, targets } = slidingWindows(ids, length);
      expect(count).toBe(ids.length - length);
      expect([...targets]).toEqual(ids.slice(length));
      for (let window = 0; window < count; window++) {
        const start = window * length;
        expect([...inputs.subarray(start, start + length)]).toEqual(
          ids.slice(window, window + length),
        );
      }
      expect(inputs).toHaveLength(count * length);
    }),
  );
});
