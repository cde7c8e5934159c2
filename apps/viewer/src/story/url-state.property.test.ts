import * as fc from "fast-check";
import { expect, it } from "vitest";

import type { ModelNumber } from "./models.ts";
import { formatHash, MAX_SEED, parseHash, startPlace } from "./url-state.ts";

const place = fc.record({
  model: fc.constantFrom<ModelNumber>(1, 2, 3),
  seed: fc.nat(MAX_SEED),
  epoch: fc.nat(500),
  letter: fc.nat(25),
  timeStep: fc.integer({ min: 1, max: 3 }),
  unit: fc.integer({ min: 1, max: 32 }),
});

it("parseHash() reads every place that formatHash() writes", () => {
  fc.assert(
    fc.property(place, (one) => {
      expect(parseHash(`#${formatHash(one)}`)).toEqual({ place: one, problems: [] });
    }),
  );
});

it("formatHash() writes nothing of a place that is the default", () => {
  expect(formatHash(startPlace)).toBe("");
});

it("parseHash() takes whatever comes, and gives a place that fits", () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.dictionary(fc.constantFrom("m", "seed", "e", "x", "t", "u"), fc.string()),
      (junk, values) => {
        for (const hash of [junk, new URLSearchParams(values).toString()]) {
          const { place: found } = parseHash(hash);
          expect(formatHash(found)).toBe(formatHash(parseHash(`#${formatHash(found)}`).place));
        }
      },
    ),
  );
});
