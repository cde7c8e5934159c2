import * as v from "valibot";

import { outcomeCheck } from "../check-outcome.ts";
import { checkExperiment } from "../experiment.ts";
import { parseValue } from "../parse-json.ts";
import { outcomeOf } from "../run-outcome.ts";
import { recordSchema } from "../run-record-schema.ts";
import { type RunRecord } from "../run-record.ts";
import { setupOf } from "../setup.ts";
import type { ReportSource } from "./report.ts";

const ACTION = "read the report";

const schema = v.union(
  [
    v.object({ schemaVersion: v.literal(1), records: v.array(recordSchema) }),
    v.object({ schemaVersion: v.literal(1), record: recordSchema }),
  ],
  "the records of runs",
);

/** Reads the records of schema version 1. */
export function readRecords(value: unknown): RunRecord[] {
  const parsed = parseValue(ACTION, schema, value);
  const records = "records" in parsed ? parsed.records : [parsed.record];
  for (const { experiment } of records) checkExperiment(experiment);
  return records;
}

/** Takes from the records of schema version 1 what a report is made from. */
export function migrateRecords(value: unknown): ReportSource {
  const records = readRecords(value);
  const setups = records.map(({ experiment }) => setupOf(experiment));
  const outcomes = records.map(outcomeOf);
  const check = outcomeCheck(ACTION, setups);
  for (const outcome of outcomes) check(outcome);
  return {
    setups,
    outcomes,
    versions: records[0]?.versions ?? {},
    plannedRunCount: outcomes.length,
  };
}
