import {
  type Executor,
  type Journal,
  type JournalHeader,
  journalRuns,
  missingRuns,
  type RunOutcome,
  runSweep,
  type Shard,
  type Sweep,
  type SweepRun,
} from "@alphabet-lstm/experiments";
import {
  createThreadsExecutor,
  LockedError,
  openJournal,
  type OpenJournal,
} from "@alphabet-lstm/experiments/node";
import { createReport, type Report } from "@alphabet-lstm/experiments/report";

import { describeHost } from "./describe-host.ts";
import { fromInput, InputError, Interruption, withFile } from "./errors.ts";
import type { Output } from "./output.ts";
import { showRunProgress } from "./run-progress.ts";

/** What it takes to run a sweep in a folder. */
export interface SweepPlan {
  readonly sweep: Sweep;
  readonly shard?: Shard | undefined;
  /** Where its journal is, or is to be. */
  readonly folder: string;
  readonly workers?: number | undefined;
  readonly output: Output;
  readonly signal: AbortSignal;
}

/** What came of it. */
export interface FinishedSweep {
  readonly header: JournalHeader;
  readonly outcomes: readonly RunOutcome[];
}

/**
 * Runs what a sweep's journal still lacks, and writes every finished run into it.
 *
 * @throws InputError if the journal is of another sweep, damaged, in use, or cannot be written
 * @throws Interruption once the signal is aborted: what has finished is kept
 */
export async function runJournal(plan: SweepPlan): Promise<FinishedSweep> {
  const { sweep, shard, folder, output, signal } = plan;
  const started = performance.now();
  const header = {
    schemaVersion: 1 as const,
    sweep,
    ...(shard ? { shard } : {}),
    ...(await describeHost()),
  };
  const executor = await fromInput(() => {
    journalRuns(header);
    return createThreadsExecutor(plan.workers);
  });
  const opened = await open(folder, header);
  try {
    const { journal } = opened;
    const missing = missingRuns(journal);
    output.print(...openingLines(journal, missing.length));
    const outcomes = [...journal.outcomes];
    for await (const outcome of runMissing(missing, outcomes, { ...plan, executor })) {
      await withFile("write the journal in", folder, async () => opened.append(outcome));
      outcomes.push(outcome);
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    output.print(`  ${missing.length} runs in ${seconds} s`);
    return { header: journal.header, outcomes };
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new Interruption(
      `Interrupted: what has finished is kept in ${folder}; go on with: the same command`,
    );
  } finally {
    await executor.close();
    await opened.close();
  }
}

async function open(folder: string, header: JournalHeader): Promise<OpenJournal> {
  try {
    return await withFile("keep a journal in", folder, async () => openJournal(folder, header));
  } catch (error) {
    if (error instanceof LockedError) {
      throw new InputError(`Cannot keep a journal in ${folder}: ${error.message}`, {
        cause: error,
      });
    }
    throw error;
  }
}

/** What was found, where there is something to say. */
function openingLines({ outcomes, isTorn }: Journal, missingCount: number): string[] {
  const torn = "  the last line of the journal was cut off while it was written; it is dropped";
  const found = `  ${outcomes.length} runs are there, ${missingCount} are missing`;
  return [...(isTorn ? [torn] : []), ...(outcomes.length > 0 ? [found] : [])];
}

/** Runs in worker threads and shows how far they are. */
async function* runMissing(
  missing: readonly SweepRun[],
  finished: readonly RunOutcome[],
  { sweep, executor, output, signal }: SweepPlan & { readonly executor: Executor },
): AsyncGenerator<RunOutcome> {
  if (missing.length === 0) return;
  const progress = output.talks
    ? showRunProgress(sweep.setups, { finished, missingCount: missing.length })
    : undefined;
  try {
    const experiments = missing.map(({ experiment }) => experiment);
    for await (const outcome of runSweep(experiments, executor, signal)) {
      progress?.finished(outcome);
      yield outcome;
    }
  } finally {
    progress?.stop();
  }
}

/** The report of a journal, whether or not it has come to its end. */
export function reportJournal({ header, outcomes }: FinishedSweep): Report {
  const { setups, seeds } = header.sweep;
  return createReport({
    setups,
    outcomes,
    versions: header.versions,
    plannedRunCount: setups.length * seeds.length,
  });
}
