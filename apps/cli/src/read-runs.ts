import { stat } from "node:fs/promises";
import { basename, dirname } from "node:path";

import {
  canonicalJson,
  runId,
  type RunOutcome,
  type RunRecord,
  type Setup,
  setupId,
  sweepRuns,
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
  const sources: PlannedSource[] = [];
  for (const path of paths) sources.push(await readSource(path));
  return joinSources(paths, sources);
}

/** Runs, and what was planned. */
interface PlannedSource extends ReportSource {
  /** Of every run that a journal is for. */
  readonly plannedIds: readonly string[];
  /** Runs that a report lacks. */
  readonly unnamedCount: number;
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
): Promise<PlannedSource> {
  return withFile("read", path, async () => {
    const folder = await journalFolder(path);
    if (folder === undefined) {
      const text = await readWhole(path);
      return withoutPlan(checkStatistics ? sourceOf(parseReport(text)) : parseReportSource(text));
    }
    const { header, outcomes } = await readJournal(folder);
    const planned = sweepRuns(header.sweep);
    return {
      setups: header.sweep.setups,
      outcomes,
      versions: header.versions,
      plannedRunCount: planned.length,
      plannedIds: planned.map(({ id }) => id),
      unnamedCount: 0,
    };
  });
}

/** The runs of a report, which tells how many it lacks but not which. */
function withoutPlan(source: ReportSource): PlannedSource {
  const unnamedCount = Math.max(0, source.plannedRunCount - source.outcomes.length);
  return { ...source, plannedIds: [], unnamedCount };
}

function sourceOf(report: Report): ReportSource {
  return { ...report, setups: report.setups.map(({ setup }) => setup), outcomes: report.runs };
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
function joinSources(paths: readonly string[], sources: readonly PlannedSource[]): Report {
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
  return createReport({
    setups: [...setups.values()],
    outcomes: [...outcomes.values()],
    versions: Object.assign({}, ...sources.map(({ versions }) => versions)) as Record<
      string,
      string
    >,
    plannedRunCount: countPlanned(sources, outcomes),
  });
}

/**
 * How many runs were planned in all: those that journals name, each once, and those that reports have or still lack. What
 * a report lacks is named already where a journal plans all that it has: it is a report of that journal.
 */
function countPlanned(
  sources: readonly PlannedSource[],
  finished: ReadonlyMap<string, RunOutcome>,
): number {
  const named = new Set([...finished.keys(), ...sources.flatMap(({ plannedIds }) => plannedIds)]);
  const plans = sources.map(({ plannedIds }) => new Set(plannedIds));
  const unnamed = sources.filter(({ outcomes }) => !plans.some((plan) => plansAll(plan, outcomes)));
  return named.size + unnamed.reduce((sum, { unnamedCount }) => sum + unnamedCount, 0);
}

function plansAll(plan: ReadonlySet<string>, outcomes: readonly RunOutcome[]): boolean {
  return outcomes.every(({ setup, seed }) => plan.has(runId(setup, seed)));
}
