import { configurations } from "@alphabet-lstm/models";
import { expect, it } from "vitest";

import { runToOutcomes } from "../../test/outcomes.ts";
import type { FinishedRun } from "../run-outcome.ts";
import { createSweep } from "../sweep.ts";
import { createReport } from "./report.ts";

const LETTERS = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");

/** Three models, five seeds, few enough epochs that letters are missed. */
const sweep = createSweep({
  configurations,
  settings: { epochs: 6, units: 4, learningRate: 0.05 },
  seeds: [0, 1, 2, 3, 4],
});
const outcomes = await runToOutcomes(sweep);
const report = createReport({ setups: sweep.setups, outcomes, versions: {}, plannedRunCount: 15 });

/** What each model is asked: the letters after its first window. */
const askedOf = [LETTERS.slice(1), LETTERS.slice(3), LETTERS.slice(3)];

/** The runs of a setup, by seed. */
function runsOf(place: number): FinishedRun[] {
  return outcomes
    .filter((run): run is FinishedRun => run.setup === report.setups[place]!.id)
    .toSorted((a, b) => a.seed - b.seed);
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** Letters right, counted from the answers and not from what the run says of itself. */
function rightCount({ predicted }: FinishedRun, place: number): number {
  return sum(askedOf[place]!.map((letter, window) => (predicted[window] === letter ? 1 : 0)));
}

/** By sorting and walking: (n − 1)·share gaps from the least. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return below + (at - Math.floor(at)) * (above - below);
}

it("createReport() describes accuracy and loss as counting them slowly does", () => {
  report.setups.forEach((setup, place) => {
    const accuracies = runsOf(place).map(
      (run) => (100 * rightCount(run, place)) / askedOf[place]!.length,
    );
    const losses = runsOf(place).map(({ loss }) => loss);
    for (const [described, values] of [
      [setup.accuracyPercent, accuracies],
      [setup.lossNats!, losses],
    ] as const) {
      const mean = sum(values) / 5;
      expect(described.count).toBe(5);
      expect(described.mean).toBeCloseTo(mean, 10);
      expect(described.standardDeviation).toBeCloseTo(
        Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / 4),
        10,
      );
      expect(described.minimum).toBe(Math.min(...values));
      expect(described.lowerQuartile).toBeCloseTo(quantile(values, 0.25), 10);
      expect(described.median).toBeCloseTo(quantile(values, 0.5), 10);
      expect(described.upperQuartile).toBeCloseTo(quantile(values, 0.75), 10);
      expect(described.maximum).toBe(Math.max(...values));
      // A quarter of five, rounded down, is one at each end.
      expect(described.interquartileMean).toBeCloseTo(
        sum(values.toSorted((a, b) => a - b).slice(1, 4)) / 3,
        10,
      );
    }
    expect(setup.accuracyPercent.interval.low).toBeLessThanOrEqual(setup.accuracyPercent.mean);
    expect(setup.accuracyPercent.interval.high).toBeGreaterThanOrEqual(setup.accuracyPercent.mean);
    expect([setup.sampleCount, setup.divergedCount, setup.seeds]).toEqual([
      askedOf[place]!.length,
      0,
      "0..4",
    ]);
  });
});

it("createReport() counts letters right and missed as counting them slowly does", () => {
  report.setups.forEach((setup, place) => {
    const counts = runsOf(place).map((run) => rightCount(run, place));
    const histogram = Array.from(
      { length: askedOf[place]!.length + 1 },
      (_, letters) => counts.filter((count) => count === letters).length,
    );
    expect(setup.histogram).toEqual(histogram);
    const misses = askedOf[place]!.map((target, window) => ({
      target,
      askedCount: 5,
      missedCount: runsOf(place).filter(({ predicted }) => predicted[window] !== target).length,
    }));
    expect(setup.misses).toEqual(misses);
    expect(sum(misses.map(({ missedCount }) => missedCount))).toBeGreaterThan(0);
  });
});

it("createReport() compares every two setups as counting them slowly does", () => {
  expect(report.pairs).toHaveLength(3);
  const places = new Map(report.setups.map(({ id }, place) => [id, place]));
  for (const { first, second, accuracyPoints, onCommonLetters } of report.pairs) {
    const [a, b] = [places.get(first)!, places.get(second)!];
    const shares = [a, b].map((place) =>
      runsOf(place).map((run) => (100 * rightCount(run, place)) / askedOf[place]!.length),
    );
    // Every model is asked for D to Z, the last 23 windows.
    const late = [a, b].map((place) =>
      runsOf(place).map(({ predicted }) => {
        const answers = predicted.slice(-23);
        return (
          (100 * sum(answers.map((answer, window) => (answer === LETTERS[window + 3] ? 1 : 0)))) /
          23
        );
      }),
    );
    const differs = askedOf[a]!.length !== askedOf[b]!.length;
    expect(onCommonLetters?.count).toBe(differs ? 23 : undefined);
    const compared = [[accuracyPoints, shares] as const];
    if (onCommonLetters) compared.push([onCommonLetters.accuracyPoints, late]);
    for (const [pair, [ours, theirs]] of compared) {
      const differences = ours!.map((value, seed) => value - theirs![seed]!);
      expect(pair.count).toBe(5);
      expect(pair.meanDifference).toBeCloseTo(sum(differences) / 5, 10);
      expect(pair.wins).toBe(differences.filter((value) => value > 0).length);
      expect(pair.ties).toBe(differences.filter((value) => value === 0).length);
      expect(pair.losses).toBe(differences.filter((value) => value < 0).length);
      let better = 0;
      for (const one of ours!) {
        for (const other of theirs!) better += one > other ? 1 : one === other ? 0.5 : 0;
      }
      expect(pair.probabilityOfImprovement).toBeCloseTo(better / 25, 10);
      expect(pair.interval.low).toBeLessThanOrEqual(pair.meanDifference);
      expect(pair.interval.high).toBeGreaterThanOrEqual(pair.meanDifference);
    }
  }
});

it("createReport() takes the quartiles of the curves epoch by epoch", () => {
  report.setups.forEach(({ curve }, place) => {
    expect(curve?.epochs).toEqual([1, 2, 3, 4, 5, 6]);
    curve!.epochs.forEach((_, point) => {
      const losses = runsOf(place).map((run) => run.curve.loss[point]!);
      const accuracies = runsOf(place).map(
        (run) => (100 * run.curve.correctCount[point]!) / askedOf[place]!.length,
      );
      for (const [name, share] of [
        ["lowerQuartile", 0.25],
        ["median", 0.5],
        ["upperQuartile", 0.75],
      ] as const) {
        expect(curve!.lossNats[name][point]).toBeCloseTo(quantile(losses, share), 10);
        expect(curve!.accuracyPercent[name][point]).toBeCloseTo(quantile(accuracies, share), 10);
      }
    });
  });
});
