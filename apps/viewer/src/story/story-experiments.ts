import { createExperiment, type Experiment } from "@alphabet-lstm/experiments";
import { configurations } from "@alphabet-lstm/models";

import { EPOCHS } from "./models.ts";

/** The three models, as the tutorial trains them. */
export function storyExperiments(seed: number): Experiment[] {
  return configurations.map((configuration) =>
    createExperiment(configuration, { epochs: EPOCHS, seed }),
  );
}
