import { randomInt } from "node:crypto";

import { createRandom, permutation } from "@alphabet-lstm/data";
import { checkInteger } from "@alphabet-lstm/data/check";
import {
  describeSetup,
  firstDifference,
  type RunOutcome,
  runSweep,
  type Setup,
  setupId,
} from "@alphabet-lstm/experiments";
import { createThreadsExecutor } from "@alphabet-lstm/experiments/node";
import type { ReportSource } from "@alphabet-lstm/experiments/report";
import { Command } from "commander";

import { CheckFailure, fromInput, InputError, Interruption } from "../errors.ts";
import { addOutputOptions, type OutputOptions, parseNumber } from "../options.ts";
import { openOutput, type Output } from "../output.ts";
import { printable } from "../printable.ts";
import { readRecords, readSource } from "../read-runs.ts";
import { repeatRecord } from "../repeat-record.ts";
import { showRunProgress } from "../run-progress.ts";

type VerifyOptions = OutputOptions & {
  readonly sample?: number;
  readonly sampleSeed?: number;
  readonly workers?: number;
};

/** `verify`: repeats the runs of a report, and compares them bit for bit. */
export function verifyCommand(signal: AbortSignal): Command {
  const command = new Command("verify")
    .description("repeat the runs of a report and compare answers, losses and weights bit for bit")
    .argument("<path>", "a report, a sweep's folder, or what compare --json or train --json wrote")
    .option("--sample <k>", "repeat k runs, drawn at random (default: all)", parseNumber)
    .option("--sample-seed <n>", "draw the same runs again", parseNumber)
    .option("--workers <n>", "threads (default: one a core)", parseNumber);
  addOutputOptions(command).addHelpText(
    "after",
    `
Exits with 0 if every run repeated is the same to the bit, with 1 and the first difference if not.

Examples:
  $ alphabet-lstm verify my-sweep/report.json
  $ alphabet-lstm verify somebody-elses.json --sample 20
`,
  );
  return command.action(async (path: string, options: VerifyOptions) => {
    const output = await openOutput(options);
    const started = performance.now();
    try {
      const counts = await verify(path, options, { output, signal });
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      output.print(
        `verified: ${counts.repeated} of ${counts.runs} runs repeated in ${seconds} s, the same to the bit`,
      );
      await output.finish(() => ({ schemaVersion: 1, verified: true, ...counts }));
    } catch (error) {
      if (!signal.aborted || error instanceof CheckFailure) throw error;
      throw new Interruption("Interrupted: nothing was found to differ so far");
    }
  });
}

/** What is worked out from the runs can have been altered too. */
async function checkStatistics(path: string): Promise<void> {
  try {
    await readSource(path);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new CheckFailure(`Not verified: ${error.message}`, { cause: error });
  }
}

interface Host {
  readonly output: Output;
  readonly signal: AbortSignal;
}

interface Counts {
  readonly runs: number;
  readonly repeated: number;
}

async function verify(path: string, options: VerifyOptions, host: Host): Promise<Counts> {
  const records = await readRecords(path);
  if (records) {
    const chosen = await choose(records, options, host.output);
    for (const record of chosen) {
      const repeated = await repeatRecord(record, host.signal);
      const { model, seed } = record.experiment;
      compare(`${model}, seed ${seed}`, { ...record, versions: 0 }, { ...repeated, versions: 0 });
    }
    return { runs: records.length, repeated: chosen.length };
  }
  const source = await readSource(path, { checkStatistics: false });
  if (source.outcomes.length === 0) {
    throw new InputError(`Cannot verify ${path}: no run in it has finished`);
  }
  const chosen = await choose(source.outcomes, options, host.output);
  await repeatOutcomes(source, chosen, { ...host, workers: options.workers });
  await checkStatistics(path);
  return { runs: source.outcomes.length, repeated: chosen.length };
}

/** All runs, or as many as asked for, drawn with a seed that is told. */
async function choose<Run>(
  runs: readonly Run[],
  { sample, sampleSeed }: VerifyOptions,
  output: Output,
): Promise<readonly Run[]> {
  if (sample === undefined) {
    if (sampleSeed === undefined) return runs;
    throw new InputError("Cannot draw a sample: say how many runs with --sample");
  }
  await fromInput(() => checkInteger("draw a sample", "--sample", sample, { min: 1, max: 1e9 }));
  const seed = sampleSeed ?? randomInt(2 ** 32);
  const random = await fromInput(() => createRandom(seed, "verify"));
  if (sample < runs.length) output.print(`  drawn with --sample-seed ${seed}`);
  return [...permutation(random, runs.length).subarray(0, sample)].map((place) => runs[place]!);
}

async function repeatOutcomes(
  source: ReportSource,
  chosen: readonly RunOutcome[],
  { output, signal, workers }: Host & { readonly workers: number | undefined },
): Promise<void> {
  const setups = new Map(source.setups.map((setup) => [setupId(setup), setup]));
  const experiments = chosen.map(({ setup, seed }) => ({ ...setups.get(setup)!, seed }));
  const kept = new Map(chosen.map((outcome) => [nameOf(outcome, setups), outcome]));
  const executor = await fromInput(() => createThreadsExecutor(workers));
  const progress = output.talks
    ? showRunProgress(source.setups, { finished: [], missingCount: chosen.length })
    : undefined;
  try {
    for await (const repeated of runSweep(experiments, executor, signal)) {
      progress?.finished(repeated);
      const name = nameOf(repeated, setups);
      compare(name, kept.get(name), repeated);
    }
  } finally {
    progress?.stop();
    await executor.close();
  }
}

/** "model-3, units 16, seed 7", and the setup's id, for two setups can look alike. */
function nameOf({ setup, seed }: RunOutcome, setups: ReadonlyMap<string, Setup>): string {
  return `${describeSetup(setups.get(setup)!)}, seed ${seed} (run ${setup}-${seed})`;
}

function compare(name: string, kept: unknown, repeated: unknown): void {
  const difference = firstDifference(kept, repeated);
  if (!difference) return;
  const { path, expected, found } = difference;
  throw new CheckFailure(
    printable(
      `Not verified: ${name}: ${path} is ${expected} in the file, and ${found} when the run is repeated`,
    ),
  );
}
