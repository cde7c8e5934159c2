import { createRandom, normal } from "@alphabet-lstm/data";
import * as fc from "fast-check";

import {
  type Architecture,
  cells,
  elementCount,
  type RecurrentActivation,
  recurrentActivations,
  type WeightName,
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

/**
 * Small networks of every kind; sizes are seldom multiples of a vector's or a panel's.
 *
 * @param masked - gives them a mask value, which fills about every third time step of the samples, and some others in part
 */
export function randomNetwork({
  maxUnits = 13,
  maxSamples = 5,
  activations = recurrentActivations,
  stateful = false,
  masked = false,
}: {
  maxUnits?: number;
  maxSamples?: number;
  activations?: readonly RecurrentActivation[];
  stateful?: boolean;
  masked?: boolean;
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
      // 0.1 is no number of single precision.
      maskValue: fc.constantFrom(-1, 0, 0.1),
    })
    .map(({ sampleCount, seed, spread, maskValue, ...plain }) => {
      const architecture: Architecture = {
        ...plain,
        ...(stateful && { stateful }),
        ...(masked && { maskValue }),
      };
      const random = createRandom(seed, "random-network");
      const { timeSteps, features, classes } = architecture;
      const draw = (length: number, scale: number): Float32Array =>
        Float32Array.from({ length }, () => scale * normal(random));
      const shapes = weightShapes(architecture);
      // A state that is carried on and on must not blow rounding errors up: chaos cannot be held to a reference.
      const carried = stateful ? spread / Math.sqrt(plain.units) : spread;
      const scales: Partial<Record<WeightName, number>> = { recurrentKernel: carried };
      const inputs = draw(sampleCount * timeSteps * features, 1);
      const maskable = masked ? sampleCount * timeSteps : 0;
      for (let step = 0; step < maskable; step++) {
        const kind = random.nextFloat();
        const filled = kind < 0.4 ? features : kind < 0.7 ? features - 1 : 0;
        inputs.fill(maskValue, step * features, step * features + filled);
      }
      return {
        architecture,
        weights: mapWeights((name) => draw(elementCount(shapes[name]), scales[name] ?? spread)),
        samples: {
          inputs,
          targets: Int32Array.from({ length: sampleCount }, () =>
            Math.floor(random.nextFloat() * classes),
          ),
        },
      };
    });
}
