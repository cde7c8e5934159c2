import { quantileSorted } from "simple-statistics";

import { percent } from "../percent.ts";
import { curveEpochs, type FinishedRun } from "../run-outcome.ts";

/** The middle of many curves, epoch by epoch. */
export interface CurveSummary {
  readonly epochs: readonly number[];
  readonly lossNats: QuartileCurves;
  readonly accuracyPercent: QuartileCurves;
}

/** Quartiles over the runs, one number an epoch. */
export interface QuartileCurves {
  readonly lowerQuartile: readonly number[];
  readonly median: readonly number[];
  readonly upperQuartile: readonly number[];
}

/** Takes the quartiles of the runs' curves at every epoch that the curves keep. */
export function summarizeCurves(
  runs: readonly FinishedRun[],
  epochs: number,
  sampleCount: number,
): CurveSummary {
  const kept = curveEpochs(epochs);
  const losses = kept.map((_, place) => runs.map(({ curve }) => curve.loss[place]!));
  const accuracies = kept.map((_, place) =>
    runs.map(({ curve }) => percent({ correctCount: curve.correctCount[place]!, sampleCount })),
  );
  return { epochs: kept, lossNats: quartiles(losses), accuracyPercent: quartiles(accuracies) };
}

function quartiles(columns: readonly (readonly number[])[]): QuartileCurves {
  // Typed arrays sort numbers several times as fast.
  const sorted = columns.map((column) => Array.from(Float64Array.from(column).toSorted()));
  const at = (share: number): number[] => sorted.map((column) => quantileSorted(column, share));
  return { lowerQuartile: at(0.25), median: at(0.5), upperQuartile: at(0.75) };
}
