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

/** Reads the records of schema version 1. */
export function readRecords(value: unknown): RunRecord[] {
  const isSingle = typeof value === "object" && value !== null && "record" in value;
  const records = isSingle
    ? [parseValue(ACTION, singleSchema, value).record]
    : parseValue(ACTION, severalSchema, value).records;
  records.forEach(checkRecord);
  return records;
}

function checkRecord({ experiment, history }: RunRecord): void {
  checkExperiment(experiment);
  for (const name of ["loss", "accuracy"] as const) {
    if (history[name].length !== experiment.epochs) {
      throw new SyntaxError(
        `Cannot ${ACTION}: a run of ${experiment.epochs} epochs has ${history[name].length} of ${name}`,
      );
    }
  }
}

/** Takes from the records of schema version 1 what a report is made from. */
export function migrateRecords(value: unknown): ReportSource {
  const records = readRecords(value);
  const setups = records.map(({ experiment }) => setupOf(experiment));
  const outcomes = records.map(outcomeOf);
  return {
    setups,
    outcomes,
    versions: records[0]?.versions ?? {},
    plannedRunCount: outcomes.length,
  };
}
