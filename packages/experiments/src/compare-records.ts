import type { RunRecord } from "./run-record.ts";
import { tutorialResult } from "./tutorial.ts";

/** Differences in percent that are rounding, not letters. */
const EQUAL = 1e-9;

/** Two models are called close when so few letters would change their order. */
const CLOSE_LETTERS = 3;

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
  const accuracies = records.map(accuracy);
  const best = atAccuracy(records, Math.max(...accuracies));
  const worst = atAccuracy(records, Math.min(...accuracies));
  if (records.length === 1) return `Here ${named(best)} got ${letters(best)}.`;
  if (best.length === records.length) return `Here all models do equally well: ${letters(best)}.`;
  return `Here ${named(best)} did best, ${letters(best)}, and ${named(worst)} worst, ${letters(worst)}.`;
}

function luck(records: readonly RunRecord[]): string {
  const draw = `One seed is one draw (seed ${records[0]!.experiment.seed})`;
  if (records.length === 1) return `${draw}: another seed can give another figure.`;
  const letter = 100 / Math.min(...records.map(({ evaluation }) => evaluation.sampleCount));
  const gap = smallestGap(records);
  const close =
    gap === undefined || gap > CLOSE_LETTERS * letter + EQUAL
      ? ""
      : ` two of these models lie ${gap.toFixed(1)} points apart, and one letter is worth ${letter.toFixed(1)}:`;
  return `${draw}:${close} another seed can change the order, so only many seeds could tell luck from learning.`;
}

function tutorial(records: readonly RunRecord[]): string {
  const told = records.filter(({ experiment }) => tutorialResult(experiment));
  if (told.length === 0) return "";
  const same = told.filter(
    ({ experiment, evaluation }) =>
      tutorialResult(experiment)?.correctCount === evaluation.correctCount,
  );
  return `${same.length} of ${told.length} match the tutorial's figures to the letter; those are one draw each too.`;
}

function recall(): string {
  return "Every window asked was trained on: this measures recall, not understanding.";
}

/** The smallest difference in accuracy between two models that differ, if there are two. */
function smallestGap(records: readonly RunRecord[]): number | undefined {
  const sorted = records.map(accuracy).toSorted((a, b) => a - b);
  const gaps = sorted.slice(1).map((value, index) => value - sorted[index]!);
  const real = gaps.filter((gap) => gap > EQUAL);
  return real.length === 0 ? undefined : Math.min(...real);
}

function atAccuracy(records: readonly RunRecord[], percent: number): RunRecord[] {
  return records.filter((record) => Math.abs(accuracy(record) - percent) <= EQUAL);
}

function accuracy({ evaluation }: RunRecord): number {
  return evaluation.accuracyPercent;
}

/** "Model 1", "Model 1 and Model 3". */
function named(records: readonly RunRecord[]): string {
  const names = records.map(({ experiment }) => experiment.model.replace(/^model-/, "Model "));
  return new Intl.ListFormat("en").format(names);
}

/** "20 of 25 letters right", or each of them where their totals differ. */
function letters(records: readonly RunRecord[]): string {
  const counts = records.map(
    ({ evaluation: { correctCount, sampleCount } }) => `${correctCount} of ${sampleCount}`,
  );
  return `${[...new Set(counts)].join(" and ")} letters right`;
}
