import { createRandom, normal } from "@alphabet-lstm/data";
import * as fc from "fast-check";

import {
  type Architecture,
  cells,
  elementCount,
  type RecurrentActivation,
  recurrentActivations,
  weightShapes,
} from "../src/architecture.ts";
import type { Samples } from "../src/trainer.ts";
import { mapWeights, type Weights } from "../src/weights.ts";

/** A network of any shape at random weights, and samples for it. */
export interface RandomNetwork {
  readonly architecture: Architecture;
  readonly weights: Weights;
  readonly samples: Samples;
}

/** Small networks of every kind; sizes are seldom multiples of a vector's or a panel's. */
export function randomNetwork({
  maxUnits = 13,
  maxSamples = 5,
  activations = recurrentActivations,
}: {
  maxUnits?: number;
  maxSamples?: number;
  activations?: readonly RecurrentActivation[];
} = {}): fc.Arbitrary<RandomNetwork> {
  return fc
    .record({
      cell: fc.constantFrom(...cells),
      timeSteps: fc.integer({ min: 1, max: 5 }),
      features: fc.integer({ min: 1, max: 6 }),
      units: fc.integer({ min: 1, max: maxUnits }),
      classes: fc.integer({ min: 2, max: 9 }),
      recurrentActivation: fc.constantFrom(...activations),
      sampleCount: fc.integer({ min: 1, max: maxSamples }),
      seed: fc.nat(),
      spread: fc.constantFrom(0.3, 0.8),
    })
    .map(({ sampleCount, seed, spread, ...architecture }) => {
      const random = createRandom(seed, "random-network");
      const { timeSteps, features, classes } = architecture;
      const draw = (length: number, scale: number): Float32Array =>
        Float32Array.from({ length }, () => scale * normal(random));
      const shapes = weightShapes(architecture);
      return {
        architecture,
        weights: mapWeights((name) => draw(elementCount(shapes[name]), spread)),
        samples: {
          inputs: draw(sampleCount * timeSteps * features, 1),
          targets: Int32Array.from({ length: sampleCount }, () =>
            Math.floor(random.nextFloat() * classes),
          ),
        },
      };
    });
}
