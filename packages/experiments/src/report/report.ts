import { createRandom } from "@alphabet-lstm/data";

import { experimentDataset } from "../experiment.ts";
import { percent } from "../percent.ts";
import { publicRuns } from "../public-runs.ts";
import type { RunOutcome } from "../run-outcome.ts";
import { formatSeeds } from "../seeds.ts";
import { describeSetup, type Setup } from "../setup.ts";
import { bootstrapInterval, type Interval } from "../statistics/bootstrap-interval.ts";
import type { PairComparison } from "../statistics/compare-pairs.ts";
import { describeSample, type SampleDescription } from "../statistics/describe-sample.ts";
import { histogram } from "../statistics/histogram.ts";
import { percentileRank } from "../statistics/percentile-rank.ts";
import { successBound } from "../statistics/success-bound.ts";
import { choosePairs } from "./choose-pairs.ts";
import { confusionCounts, countMisses, type Misses } from "./confusion.ts";
import { groupRuns, type RunGroup } from "./group-runs.ts";
import { type ControlReport, reportControls } from "./report-controls.ts";
import { reportPair } from "./report-pair.ts";
import { type CurveSummary, summarizeCurves } from "./summarize-curves.ts";

/** What many runs show: a plain JSON value, the same for the same runs whatever computed them in whatever order. */
export interface Report {
  readonly schemaVersion: 2;
  /** Names and versions of what computed the runs. */
  readonly versions: Readonly<Record<string, string>>;
  /** Runs that were asked for; more than there are where a sweep has not ended. */
  readonly plannedRunCount: number;
  readonly setups: readonly SetupReport[];
  readonly pairs: readonly PairReport[];
  /** Those of which all setups have run. */
  readonly controls: readonly ControlReport[];
  /** Setup by setup, by seed. */
  readonly runs: readonly RunOutcome[];
}

/** What the runs of one setup show. */
export interface SetupReport {
  /** As `setupId` gives it. */
  readonly id: string;
  /** As `describeSetup` gives it. */
  readonly label: string;
  readonly setup: Setup;
  /** As `formatSeeds` writes them. */
  readonly seeds: string;
  /** Windows that each run is asked. */
  readonly sampleCount: number;
  /** Runs whose loss stopped being finite; they count as none right. */
  readonly divergedCount: number;
  /** Of letters right, run by run. */
  readonly accuracyPercent: SampleDescription & {
    /** In which the mean lies with 95 % confidence, by the bootstrap. */
    readonly interval: Interval;
  };
  /** After training; nothing if no run came to its end. */
  readonly lossNats: SampleDescription | null;
  /** Runs with 0, 1, … all letters right. */
  readonly histogram: readonly number[];
  /** Where every run got every letter: with 95 % confidence at least this share of all seeds does. */
  readonly perfectAtLeastPercent: number | null;
  /** How often each letter was missed, in the alphabet's order. */
  readonly misses: readonly Misses[];
  readonly curve: CurveSummary | null;
  /** Where others' runs stand among these, in percent of these below. */
  readonly publicRuns: readonly {
    readonly source: string;
    readonly accuracyPercent: number;
    readonly percentile: number;
  }[];
}

/** How two setups compare on the seeds that both have. */
export interface PairReport {
  /** A setup's id. */
  readonly first: string;
  /** The id of the one that it is held against. */
  readonly second: string;
  /** In points of accuracy, first − second. */
  readonly accuracyPoints: PairComparison;
  /** The same on the letters that both are asked for, where they are not asked for the same. */
  readonly onCommonLetters: {
    readonly count: number;
    readonly accuracyPoints: PairComparison;
  } | null;
}

/** What a report is made from. */
export interface ReportSource {
  readonly setups: readonly Setup[];
  /** In any order, each run once. */
  readonly outcomes: readonly RunOutcome[];
  readonly versions: Readonly<Record<string, string>>;
  readonly plannedRunCount: number;
}

/**
 * Makes a report of runs. Setups without a run are left out.
 *
 * @returns a plain value; equal runs give equal reports, to the byte
 * @throws RangeError if there is no run, or one of another setup
 * @example
 * ```ts
 * import { createExperiment, inlineExecutor } from "@alphabet-lstm/experiments";
 * import { createReport } from "@alphabet-lstm/experiments/report";
 * import { timeSteps } from "@alphabet-lstm/models";
 *
 * const experiment = createExperiment(timeSteps, { epochs: 2 });
 * const outcomes = [await inlineExecutor.run(experiment)];
 * const report = createReport({ setups: [experiment], outcomes, versions: {}, plannedRunCount: 1 });
 * report.setups[0].label; // → "model-3, epochs 2"
 * ```
 */
export function createReport({
  setups,
  outcomes,
  versions,
  plannedRunCount,
}: ReportSource): Report {
  if (outcomes.length === 0) throw new RangeError("Cannot make a report: there is no finished run");
  const groups = groupRuns(setups, outcomes);
  const pairs = choosePairs(groups).flatMap(([first, second]) => reportPair(first, second));
  return {
    schemaVersion: 2,
    versions,
    plannedRunCount,
    setups: groups.map(reportSetup),
    pairs,
    controls: reportControls(groups, pairs),
    runs: groups.flatMap(({ runs }) => runs),
  };
}

function reportSetup(group: RunGroup): SetupReport {
  const { id, setup, runs } = group;
  const finished = runs.filter((run) => run.status === "finished");
  const { targets } = experimentDataset({ ...setup, seed: 0 });
  const sampleCount = targets.length;
  const correctCounts = runs.map((run) => (run.status === "finished" ? run.correctCount : 0));
  const accuracies = correctCounts.map((correctCount) => percent({ correctCount, sampleCount }));
  const sorted = accuracies.toSorted((a, b) => a - b);
  const random = createRandom(0, "bootstrap", id);
  return {
    id,
    label: describeSetup(setup),
    setup,
    seeds: formatSeeds(runs.map(({ seed }) => seed)),
    sampleCount,
    divergedCount: runs.length - finished.length,
    accuracyPercent: {
      ...describeSample(accuracies),
      interval: bootstrapInterval(accuracies, { random }),
    },
    lossNats: finished.length === 0 ? null : describeSample(finished.map(({ loss }) => loss)),
    histogram: histogram(correctCounts, sampleCount),
    perfectAtLeastPercent: sorted[0] === 100 ? 100 * successBound(runs.length) : null,
    misses: countMisses(setup, confusionCounts(setup, finished)),
    curve: finished.length === 0 ? null : summarizeCurves(finished, setup.epochs, sampleCount),
    publicRuns: publicRuns(setup).map(({ source, accuracyPercent }) => ({
      source,
      accuracyPercent,
      percentile: percentileRank(sorted, nearestAccuracy(accuracyPercent, sampleCount)),
    })),
  };
}

/** A printed figure, rounded to two places, as the exact share of letters that it stands for. */
function nearestAccuracy(printed: number, sampleCount: number): number {
  return percent({ correctCount: Math.round((printed / 100) * sampleCount), sampleCount });
}
