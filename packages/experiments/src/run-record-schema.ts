import * as v from "valibot";

import { experimentSchema } from "./experiment-schema.ts";
import type { RunRecord } from "./run-record.ts";

const finite = v.pipe(v.number(), v.finite());
const numbers = v.array(finite);

/** The form of a run's record in a file. */
export const recordSchema: v.GenericSchema<unknown, RunRecord> = v.strictObject({
  schemaVersion: v.literal(1),
  experiment: experimentSchema,
  trainer: v.picklist(["fused", "layers"]),
  versions: v.record(v.string(), v.string()),
  history: v.strictObject({ loss: numbers, accuracy: numbers }),
  evaluation: v.strictObject({
    loss: finite,
    accuracyPercent: finite,
    correctCount: finite,
    sampleCount: finite,
  }),
  predictions: v.array(
    v.strictObject({
      input: v.array(v.string()),
      target: v.string(),
      predicted: v.string(),
      probability: finite,
      correct: v.boolean(),
    }),
  ),
  weightsSha256: v.string(),
});
