import { checkInteger } from "@alphabet-lstm/data/check";
import type { ModelConfiguration } from "@alphabet-lstm/models";

import type { Experiment } from "./experiment.ts";
import { type Grid, gridPoints } from "./grid.ts";
import { experimentWith, type Settings } from "./settings.ts";
import { type Setup, setupId, setupOf } from "./setup.ts";

/** More would make a journal that is too large to be read as a whole. */
const MAX_RUNS = 150_000;

/** Many runs described in full, as a plain JSON value: every setup with every seed. */
export interface Sweep {
  /** Different ones, in the order of the report. */
  readonly setups: readonly Setup[];
  /** In order, each once. */
  readonly seeds: readonly number[];
}

/**
 * Describes a sweep: configurations × grid × seeds.
 *
 * @throws RangeError or TypeError if an option does not fit, or nothing is left to run
 * @example
 * ```ts
 * import { createSweep, parseSeeds } from "@alphabet-lstm/experiments";
 * import { configurations } from "@alphabet-lstm/models";
 *
 * const sweep = createSweep({ configurations, grid: { units: [16, 32] }, seeds: parseSeeds("0..199") });
 * sweep.setups.length * sweep.seeds.length; // → 1200
 * ```
 */
export function createSweep({
  configurations,
  seeds,
  settings = {},
  grid = {},
}: {
  readonly configurations: readonly ModelConfiguration[];
  readonly seeds: readonly number[];
  /** The same for all runs. */
  readonly settings?: Omit<Settings, "seed">;
  readonly grid?: Grid;
}): Sweep {
  const points = gridPoints(grid);
  const setups = configurations.flatMap((configuration) =>
    points.map((point) => setupOf(experimentWith(configuration, { ...settings, ...point }))),
  );
  return sweepOf(setups, seeds);
}

/**
 * Puts setups and seeds together.
 *
 * @returns a sweep with each setup once, and the seeds in order
 * @throws RangeError or TypeError if a seed is none, nothing is left to run, or there are too many runs
 * @example
 * ```ts
 * import { createExperiment, setupOf, sweepOf } from "@alphabet-lstm/experiments";
 * import { timeSteps } from "@alphabet-lstm/models";
 *
 * sweepOf([setupOf(createExperiment(timeSteps))], [2, 1, 2]).seeds; // → [1, 2]
 * ```
 */
export function sweepOf(setups: readonly Setup[], seeds: readonly number[]): Sweep {
  if (setups.length * seeds.length === 0) {
    throw new RangeError("Cannot set up the sweep: it needs at least one model and one seed");
  }
  for (const seed of seeds) {
    checkInteger("set up the sweep", "seed", seed, { min: 0, max: Number.MAX_SAFE_INTEGER });
  }
  if (setups.length * seeds.length > MAX_RUNS) {
    throw new RangeError(
      `Cannot set up the sweep: it must have at most ${MAX_RUNS} runs, received ${setups.length * seeds.length}`,
    );
  }
  return {
    setups: [...new Map(setups.map((setup) => [setupId(setup), setup])).values()],
    seeds: [...new Set(seeds)].toSorted((a, b) => a - b),
  };
}

/** One run of a sweep. */
export interface SweepRun {
  /** The setup's id and the seed: `"0123456789abcdef-7"`. */
  readonly id: string;
  readonly experiment: Experiment;
}

/**
 * Lists the runs of a sweep, setup by setup within a seed: stopped early, all setups have had about the same seeds.
 *
 * @example
 * ```ts
 * import { createSweep, sweepRuns } from "@alphabet-lstm/experiments";
 * import { singleLetter, timeSteps } from "@alphabet-lstm/models";
 *
 * const sweep = createSweep({ configurations: [singleLetter, timeSteps], seeds: [0, 1] });
 * sweepRuns(sweep).map(({ experiment }) => experiment.seed); // → [0, 0, 1, 1]
 * ```
 */
export function sweepRuns({ setups, seeds }: Sweep): SweepRun[] {
  const identified = setups.map((setup) => ({ setup, id: setupId(setup) }));
  return seeds.flatMap((seed) =>
    identified.map(({ setup, id }) => ({ id: runId(id, seed), experiment: { ...setup, seed } })),
  );
}

/**
 * The identity of a run.
 *
 * @param setup - as {@link setupId} gives it
 */
export function runId(setup: string, seed: number): string {
  return `${setup}-${seed}`;
}

/** A share of a sweep's runs, for one of several machines. */
export interface Shard {
  /** Which of them, from 1. */
  readonly index: number;
  readonly count: number;
}

/**
 * Picks a shard's runs: every `count`-th. All shards together are the whole, and none overlap.
 *
 * @throws RangeError if it is not one of 1..10,000 shards
 * @example
 * ```ts
 * import { shardRuns } from "@alphabet-lstm/experiments";
 *
 * shardRuns(["a", "b", "c", "d", "e"], { index: 2, count: 2 }); // → ["b", "d"]
 * ```
 */
export function shardRuns<Run>(runs: readonly Run[], { index, count }: Shard): Run[] {
  checkInteger("take a shard", "the number of shards", count, { min: 1, max: 10_000 });
  checkInteger("take a shard", "its place", index, { min: 1, max: count });
  return runs.filter((_, place) => place % count === index - 1);
}
