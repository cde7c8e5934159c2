import * as v from "valibot";

import { checkExperiment } from "../experiment.ts";
import { parseValue } from "../parse-json.ts";
import { outcomeOf } from "../run-outcome.ts";
import { recordSchema } from "../run-record-schema.ts";
import { type RunRecord } from "../run-record.ts";
import { setupOf } from "../setup.ts";
import type { ReportSource } from "./report.ts";

const ACTION = "read the report";

/** As `compare --json` writes it. */
const severalSchema = v.object({ schemaVersion: v.literal(1), records: v.array(recordSchema) });

/** As `train --json` writes it. */
const singleSchema = v.object({ schemaVersion: v.literal(1), record: recordSchema });

/**
 * Reads the records of schema version 1.
 *
 * @throws SyntaxError if it has none, or one does not fit itself
 */
export function readRecords(value: unknown): RunRecord[] {
  const isSingle = typeof value === "object" && value !== null && "record" in value;
  const records = isSingle
    ? [parseValue(ACTION, singleSchema, value).record]
    : parseValue(ACTION, severalSchema, value).records;
  if (records.length === 0) throw new SyntaxError(`Cannot ${ACTION}: it has no record`);
  for (const record of records) checkRecord(record);
  return records;
}

function checkRecord({ experiment, history, evaluation, predictions }: RunRecord): void {
  checkExperiment(experiment);
  const { epochs, model, seed } = experiment;
  const fits =
    history.loss.length === epochs &&
    history.accuracy.length === epochs &&
    evaluation.sampleCount === predictions.length;
  if (!fits) {
    throw new SyntaxError(
      `Cannot ${ACTION}: the record of ${model}, seed ${seed} was altered: its parts do not fit each other`,
    );
  }
}

/**
 * Takes from the records of schema version 1 what a report is made from.
 *
 * @throws SyntaxError if a record is of the layers trainer: a report's runs are the fused trainer's
 */
export function migrateRecords(value: unknown): ReportSource {
  const records = readRecords(value);
  if (records.some(({ trainer }) => trainer !== "fused")) {
    throw new SyntaxError(
      `Cannot ${ACTION}: it has runs of the layers trainer, and a report is made of the fused trainer's; it can be verified as it is`,
    );
  }
  return {
    setups: records.map(({ experiment }) => setupOf(experiment)),
    outcomes: records.map(outcomeOf),
    versions: records[0]!.versions,
    plannedRunCount: records.length,
  };
}
