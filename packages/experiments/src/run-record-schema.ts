import * as v from "valibot";

import { experimentSchema } from "./experiment-schema.ts";
import { count, digest, loss, percentage } from "./field-schemas.ts";
import type { RunRecord } from "./run-record.ts";

/** The form of a run's record in a file. */
export const recordSchema: v.GenericSchema<unknown, RunRecord> = v.strictObject({
  schemaVersion: v.literal(1),
  experiment: experimentSchema,
  trainer: v.picklist(["fused", "layers"]),
  versions: v.record(v.string(), v.string()),
  history: v.strictObject({ loss: v.array(loss), accuracy: v.array(percentage) }),
  evaluation: v.strictObject({
    loss,
    accuracyPercent: percentage,
    correctCount: count,
    sampleCount: count,
  }),
  predictions: v.array(
    v.strictObject({
      input: v.array(v.string()),
      target: v.string(),
      predicted: v.string(),
      probability: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
      correct: v.boolean(),
    }),
  ),
  weightsSha256: digest,
});
