import { createDataset, type Dataset } from "@alphabet-lstm/data";

import { defaultAdam } from "../src/adam.ts";
import type { Architecture } from "../src/architecture.ts";
import { architectureOf } from "../src/configurations/model-configuration.ts";
import { timeSteps } from "../src/configurations/time-steps.ts";
import { startState, type TrainerOptions } from "../src/trainer.ts";
import { initialWeights } from "../src/weights.ts";

/** Model 3 with 5 units: small, and with every part that the big ones have. */
export const smallArchitecture: Architecture = architectureOf({ ...timeSteps, units: 5 }, 26);

export const smallDataset: Dataset = createDataset(timeSteps);

/** What a trainer of the small model is made from. */
export function smallOptions(changes: Partial<TrainerOptions> = {}): TrainerOptions {
  return {
    architecture: smallArchitecture,
    samples: smallDataset,
    state: startState(smallArchitecture, initialWeights(smallArchitecture, 7)),
    adam: defaultAdam,
    batchSize: 1,
    ...changes,
  };
}

/** `0..count - 1`, repeated until there are `length`. */
export function repeatedOrder(count: number, length: number = count): Int32Array {
  return Int32Array.from({ length }, (_, index) => index % count);
}
