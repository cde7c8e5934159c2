import type { RunRecord } from "./run-record.ts";
import { tutorialResult } from "./tutorial.ts";

/**
 * Says in one paragraph what runs side by side show, and what they don't. Which sentences stand is decided by the
 * numbers.
 *
 * @param records - one run for each model, of the same seed
 * @example
 * ```ts
 * import { compareRecords } from "@alphabet-lstm/experiments";
 *
 * compareRecords([]); // → "Nothing was trained, so nothing is shown."
 * ```
 */
export function compareRecords(records: readonly RunRecord[]): string {
  if (records.length === 0) return "Nothing was trained, so nothing is shown.";
  return [ranking(records), luck(records), tutorial(records), recall()]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

function ranking(records: readonly RunRecord[]): string {
  const sorted = records.toSorted((a, b) => accuracy(b) - accuracy(a));
  const best = sorted[0]!;
  const worst = sorted.at(-1)!;
  if (records.length === 1) return `Here ${named(best)} knows ${letters(best)}.`;
  if (accuracy(best) === accuracy(worst)) return `Here all models know ${letters(best)}.`;
  return `Here ${named(best)} knows the most, ${letters(best)}, and ${named(worst)} the least, ${letters(worst)}.`;
}

function luck(records: readonly RunRecord[]): string {
  const { seed } = records[0]!.experiment;
  const letter = 100 / Math.min(...records.map(({ evaluation }) => evaluation.sampleCount));
  const gap = smallestGap(records);
  const close =
    gap === undefined || gap > 3 * letter
      ? ""
      : ` the closest two of these models lie ${gap.toFixed(1)} points apart, and one letter is worth ${letter.toFixed(1)}:`;
  return `One seed is one draw (seed ${seed}):${close} another seed can change the order, so only many seeds could tell luck from learning.`;
}

function tutorial(records: readonly RunRecord[]): string {
  const told = records.filter(({ experiment }) => tutorialResult(experiment));
  if (told.length === 0) return "";
  const same = told.filter(
    ({ experiment, evaluation }) =>
      tutorialResult(experiment)?.correctCount === evaluation.correctCount,
  );
  const agreement =
    same.length === told.length
      ? "All of them match the tutorial's figures to the letter"
      : `${same.length} of ${told.length} match the tutorial's figures to the letter`;
  return `${agreement}; those are one draw each too.`;
}

function recall(): string {
  return "Every window asked was trained on: this measures recall, not understanding.";
}

/** The smallest difference in accuracy between two models next to each other, if there are two that differ. */
function smallestGap(records: readonly RunRecord[]): number | undefined {
  const sorted = records.map(accuracy).toSorted((a, b) => a - b);
  const gaps = sorted.slice(1).map((value, index) => value - sorted[index]!);
  return gaps.length === 0 ? undefined : Math.min(...gaps);
}

function accuracy({ evaluation }: RunRecord): number {
  return evaluation.accuracyPercent;
}

function named({ experiment }: RunRecord): string {
  return experiment.model.replace(/^model-/, "Model ");
}

function letters({ evaluation: { correctCount, sampleCount } }: RunRecord): string {
  return `${correctCount} of ${sampleCount} letters`;
}
