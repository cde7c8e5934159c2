import * as v from "valibot";

import { outcomeCheck } from "../check-outcome.ts";
import { setupSchema } from "../experiment-schema.ts";
import { checkExperiment } from "../experiment.ts";
import { firstDifference } from "../first-difference.ts";
import { parseValue } from "../parse-json.ts";
import { outcomeSchema, type RunOutcome } from "../run-outcome.ts";
import type { RunRecord } from "../run-record.ts";
import type { Setup } from "../setup.ts";
import { runId } from "../sweep.ts";
import { migrateRecords, readRecords } from "./migrate-records.ts";
import { createReport, type Report, type ReportSource } from "./report.ts";

const ACTION = "read the report";

/** What a report is made from; the rest of it follows from these. */
const schema = v.object({
  schemaVersion: v.literal(2),
  versions: v.record(v.string(), v.string()),
  plannedRunCount: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  setups: v.array(v.object({ setup: setupSchema })),
  runs: v.pipe(v.array(outcomeSchema), v.minLength(1)),
});

const versionSchema = v.object({ schemaVersion: v.pipe(v.number(), v.integer(), v.minValue(1)) });

/**
 * Writes a report as JSON, one line a run.
 *
 * @example
 * ```ts
 * import { createExperiment, inlineExecutor } from "@alphabet-lstm/experiments";
 * import { createReport, parseReport, stringifyReport } from "@alphabet-lstm/experiments/report";
 * import { timeSteps } from "@alphabet-lstm/models";
 *
 * const experiment = createExperiment(timeSteps, { epochs: 2 });
 * const outcomes = [await inlineExecutor.run(experiment)];
 * const report = createReport({ setups: [experiment], outcomes, versions: {}, plannedRunCount: 1 });
 * parseReport(stringifyReport(report)).runs.length; // → 1
 * ```
 */
export function stringifyReport({ runs, ...rest }: Report): string {
  const head = JSON.stringify(rest, null, 1).slice(0, -"\n}".length);
  const lines = runs.map((run) => `  ${JSON.stringify(run)}`);
  return `${head},\n "runs": [\n${lines.join(",\n")}\n ]\n}\n`;
}

/**
 * Reads a report. What is not a run or its setup is worked out anew and compared, so a report that comes back is one whose
 * statistics are those of its runs. Whether the runs are what their experiments give is for a repetition to say.
 *
 * A file of schema version 1, as `compare --json` and `train --json` write it, is read as a report of its runs.
 *
 * @throws SyntaxError if the text is no report, of a newer schema, or was altered
 * @throws RangeError or TypeError if a setup does not fit itself
 * @see {@link stringifyReport} for an example
 */
export function parseReport(text: string): Report {
  const value = parseText(text);
  const report = createReport(readSource(value));
  if (schemaVersionOf(value) === 1) return report;
  const difference = firstDifference(report, value);
  if (difference) {
    throw new SyntaxError(
      `Cannot ${ACTION}: it was altered: ${difference.path} should be ${difference.expected}, found ${difference.found}`,
    );
  }
  return report;
}

/**
 * Reads the runs of a report, and leaves its statistics aside.
 *
 * @throws SyntaxError if the text is no report, of a newer schema, or a run does not fit its setup
 * @throws RangeError or TypeError if a setup does not fit itself
 */
export function parseReportSource(text: string): ReportSource {
  return readSource(parseText(text));
}

/**
 * Reads the records in a file of schema version 1, as `compare --json` and `train --json` write it.
 *
 * @returns nothing for a report
 * @throws SyntaxError if the text is neither
 */
export function parseRecords(text: string): RunRecord[] | undefined {
  const value = parseText(text);
  return schemaVersionOf(value) === 1 ? readRecords(value) : undefined;
}

function readSource(value: unknown): ReportSource {
  const source = schemaVersionOf(value) === 1 ? migrateRecords(value) : readRuns(value);
  checkRuns(source.setups, source.outcomes);
  return source;
}

function readRuns(value: unknown): ReportSource {
  const { setups, runs, versions, plannedRunCount } = parseValue(ACTION, schema, value);
  if (plannedRunCount < runs.length) {
    throw new SyntaxError(
      `Cannot ${ACTION}: it was altered: it has ${runs.length} runs, and ${plannedRunCount} were planned`,
    );
  }
  const known = setups.map(({ setup }) => setup);
  for (const setup of known) checkExperiment({ ...setup, seed: 0 });
  return { setups: known, outcomes: runs, versions, plannedRunCount };
}

function schemaVersionOf(value: unknown): number {
  const { schemaVersion } = parseValue(ACTION, versionSchema, value);
  if (schemaVersion > 2) {
    throw new SyntaxError(
      `Cannot ${ACTION}: a newer version of alphabet-lstm wrote it (schema ${schemaVersion}; this one reads up to 2)`,
    );
  }
  return schemaVersion;
}

function checkRuns(setups: readonly Setup[], runs: readonly RunOutcome[]): void {
  const check = outcomeCheck(ACTION, setups);
  const seen = new Set<string>();
  for (const run of runs) {
    check(run);
    const id = runId(run.setup, run.seed);
    if (seen.has(id)) throw new SyntaxError(`Cannot ${ACTION}: it has run ${id} twice`);
    seen.add(id);
  }
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SyntaxError(`Cannot ${ACTION}: it is not whole, or no JSON`);
  }
}
