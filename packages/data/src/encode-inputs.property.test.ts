import * as fc from "fast-check";
import { expect, it } from "vitest";

import { encodeInputs } from "./encode-inputs.ts";

const idAndSize = fc
  .integer({ min: 2, max: 10_000 })
  .chain((size) => fc.tuple(fc.nat(size - 1), fc.constant(size)));

it("encodeInputs() normalizes to numbers in [0, 1) from which the id can be told", () => {
  fc.assert(
    fc.property(idAndSize, ([id, size]) => {
      const value = encodeInputs([id], size, "normalized")[0]!;
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThan(1);
      expect(Math.round(value * size)).toBe(id);
    }),
  );
});
