import { encodings } from "@alphabet-lstm/data";
import { cells, recurrentActivations } from "@alphabet-lstm/models";
import * as v from "valibot";

import { type Experiment, paddings } from "./experiment.ts";
import type { Setup } from "./setup.ts";

const adam = v.strictObject({
  learningRate: v.number(),
  beta1: v.number(),
  beta2: v.number(),
  epsilon: v.number(),
  epsilonPlacement: v.picklist(["keras", "tfjs"]),
  clipNorm: v.exactOptional(v.number()),
});

const setupEntries = {
  model: v.string(),
  alphabet: v.array(v.string()),
  framing: v.strictObject({ timeSteps: v.number(), features: v.number() }),
  encoding: v.picklist(encodings),
  cell: v.picklist(cells),
  units: v.number(),
  recurrentActivation: v.picklist(recurrentActivations),
  epochs: v.number(),
  batchSize: v.number(),
  shuffle: v.exactOptional(v.boolean()),
  stateful: v.exactOptional(v.boolean()),
  coldStart: v.exactOptional(v.boolean()),
  variableLength: v.exactOptional(
    v.strictObject({ sampleCount: v.number(), padding: v.picklist(paddings) }),
  ),
  adam,
};

/** The form of a setup in a file; whether its values fit each other is for `checkExperiment` to say. */
export const setupSchema: v.GenericSchema<unknown, Setup> = v.strictObject(setupEntries);

/** The form of an experiment in a file. */
export const experimentSchema: v.GenericSchema<unknown, Experiment> = v.strictObject({
  ...setupEntries,
  seed: v.number(),
});
