import * as fc from "fast-check";
import { expect, it } from "vitest";

import { weightNames } from "../src/architecture.ts";
import { largestDifference } from "./golden.ts";
import { randomNetwork } from "./random-network.ts";
import { finiteDifferences, referenceGradients, widen } from "./reference-network.ts";

it("the reference's gradients are its finite differences", () => {
  fc.assert(
    fc.property(
      // A difference across a corner of the hard sigmoid would be wrong; the smooth gates have none.
      randomNetwork({ maxUnits: 4, maxSamples: 2, activations: ["sigmoid"] }),
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
});
