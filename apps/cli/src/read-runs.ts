import { stat } from "node:fs/promises";
import { basename, dirname } from "node:path";

import {
  canonicalJson,
  runId,
  type RunOutcome,
  type RunRecord,
  type Setup,
  setupId,
} from "@alphabet-lstm/experiments";
import { JOURNAL_FILE, readJournal, readWhole } from "@alphabet-lstm/experiments/node";
import {
  createReport,
  parseRecords,
  parseReport,
  parseReportSource,
  type Report,
  type ReportSource,
} from "@alphabet-lstm/experiments/report";

import { InputError, withFile } from "./errors.ts";

/**
 * Reads the runs of sweeps, from their folders, journals or reports, and puts them into one report.
 *
 * @throws InputError if one cannot be read, or two disagree about a run
 */
export async function readReport(paths: readonly string[]): Promise<Report> {
  const sources: ReportSource[] = [];
  for (const path of paths) sources.push(await readSource(path));
  return joinSources(paths, sources);
}

/**
 * Reads the runs of a sweep from its folder, its journal or its report.
 *
 * @param checkStatistics - false leaves aside whether a report's statistics are those of its runs
 * @throws InputError if it cannot be read
 */
export async function readSource(
  path: string,
  { checkStatistics = true }: { readonly checkStatistics?: boolean } = {},
): Promise<ReportSource> {
  return withFile("read", path, async () => {
    const folder = await journalFolder(path);
    if (folder === undefined) {
      const text = await readWhole(path);
      if (!checkStatistics) return parseReportSource(text);
      const report = parseReport(text);
      return { ...report, setups: report.setups.map(({ setup }) => setup), outcomes: report.runs };
    }
    const { header, outcomes } = await readJournal(folder);
    const { setups, seeds } = header.sweep;
    const plannedRunCount = setups.length * seeds.length;
    return { setups, outcomes, versions: header.versions, plannedRunCount };
  });
}

/**
 * Reads the records that `compare --json` and `train --json` write.
 *
 * @returns nothing for any other file or folder
 */
export async function readRecords(path: string): Promise<readonly RunRecord[] | undefined> {
  return withFile("read", path, async () => {
    if ((await journalFolder(path)) !== undefined) return undefined;
    return parseRecords(await readWhole(path));
  });
}

/** The folder of a sweep's journal, where a path names one or the journal itself. */
async function journalFolder(path: string): Promise<string | undefined> {
  const found = await stat(path);
  if (found.isDirectory()) return path;
  return basename(path) === JOURNAL_FILE ? dirname(path) : undefined;
}

/** One report of all; runs that several sources have must be the same in each. */
function joinSources(paths: readonly string[], sources: readonly ReportSource[]): Report {
  const setups = new Map<string, Setup>();
  const outcomes = new Map<string, RunOutcome>();
  sources.forEach((source, place) => {
    for (const setup of source.setups) setups.set(setupId(setup), setup);
    for (const outcome of source.outcomes) {
      const id = runId(outcome.setup, outcome.seed);
      const known = outcomes.get(id);
      if (known && canonicalJson(known) !== canonicalJson(outcome)) {
        throw new InputError(
          `Cannot join the runs: ${paths[place]} has another result of run ${id} than a file before it; verify both`,
        );
      }
      outcomes.set(id, outcome);
    }
  });
  if (outcomes.size === 0)
    throw new InputError(`Cannot make a report: no run of ${paths.join(", ")} has finished`);
  const planned = sources.map(({ plannedRunCount }) => plannedRunCount);
  return createReport({
    setups: [...setups.values()],
    outcomes: [...outcomes.values()],
    versions: Object.assign({}, ...sources.map(({ versions }) => versions)) as Record<
      string,
      string
    >,
    plannedRunCount: sources.length === 1 ? planned[0]! : Math.max(outcomes.size, ...planned),
  });
}
