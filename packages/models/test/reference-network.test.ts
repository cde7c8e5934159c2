import * as fc from "fast-check";
import { expect, it } from "vitest";

import { weightNames } from "../src/architecture.ts";
import { largestDifference } from "./golden.ts";
import { randomNetwork } from "./random-network.ts";
import { finiteDifferences, referenceGradients, widen } from "./reference-network.ts";

it.each([
  { stateful: false, masked: false },
  { stateful: true, masked: false },
  { stateful: false, masked: true },
  { stateful: true, masked: true },
])(
  "the reference's gradients are its finite differences: stateful $stateful, masked $masked",
  (kind) => {
    fc.assert(
      fc.property(
        // A difference across a corner of the hard sigmoid would be wrong; the smooth gates have none.
        randomNetwork({ ...kind, maxUnits: 4, maxSamples: 3, activations: ["sigmoid"] }),
        ({ architecture, weights, samples }) => {
          const gradients = referenceGradients(architecture, widen(weights), samples);
          const differences = finiteDifferences(architecture, widen(weights), samples);
          for (const name of weightNames) {
            expect(largestDifference(gradients[name], differences[name]), name).toBeLessThan(1e-8);
          }
        },
      ),
      { numRuns: 30 },
    );
  },
);
