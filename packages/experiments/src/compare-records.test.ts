import { createAlphabet } from "@alphabet-lstm/data";
import {
  featureWindow,
  type ModelConfiguration,
  singleLetter,
  timeSteps,
} from "@alphabet-lstm/models";
import { expect, it } from "vitest";

import { compareRecords } from "./compare-records.ts";
import { createExperiment, type ExperimentOptions } from "./experiment.ts";
import { percent } from "./percent.ts";
import type { RunRecord } from "./run-record.ts";

const recall = "Every window asked was trained on: this measures recall, not understanding.";

/** A record of a run that got so many letters right. */
function record(
  configuration: ModelConfiguration,
  correctCount: number,
  options: ExperimentOptions = {},
): RunRecord {
  const experiment = createExperiment(configuration, options);
  const windowLength = experiment.framing.timeSteps * experiment.framing.features;
  const hits = { correctCount, sampleCount: experiment.alphabet.length - windowLength };
  return {
    schemaVersion: 1,
    experiment,
    trainer: "fused",
    versions: {},
    history: { loss: [], accuracy: [] },
    evaluation: { loss: 0.5, accuracyPercent: percent(hits), ...hits },
    predictions: [],
    weightsSha256: "",
  };
}

it("compareRecords() of no records says that nothing is shown", () => {
  expect(compareRecords([])).toBe("Nothing was trained, so nothing is shown.");
});

it("compareRecords() names the best and the worst, and how close the closest two are", () => {
  expect(
    compareRecords([record(singleLetter, 22), record(featureWindow, 19), record(timeSteps, 23)]),
  ).toBe(
    [
      "Here Model 3 did best, 23 of 23 letters right, and Model 2 worst, 19 of 23 letters right.",
      "One seed is one draw (seed 7): two of these models lie 5.4 points apart, and one letter is worth 4.3: another seed can change the order, so only many seeds could tell luck from learning.",
      "3 of 3 match the tutorial's figures to the letter; those are one draw each too.",
      recall,
    ].join(" "),
  );
});

it("compareRecords() ranks by the share of letters, not by their number", () => {
  expect(compareRecords([record(singleLetter, 22), record(timeSteps, 21)])).toMatch(
    /^Here Model 3 did best, 21 of 23 letters right, and Model 1 worst, 22 of 25 letters right\. /u,
  );
});

it("compareRecords() does not speak of closeness where models lie more than three letters apart", () => {
  expect(compareRecords([record(featureWindow, 19), record(timeSteps, 23)])).toContain(
    "One seed is one draw (seed 7): another seed can change the order, so only many seeds could tell luck from learning.",
  );
  expect(compareRecords([record(featureWindow, 19), record(timeSteps, 21)])).toContain(
    "(seed 7): two of these models lie 8.7 points apart, and one letter is worth 4.3:",
  );
});

it("compareRecords() names the seed", () => {
  expect(compareRecords([record(timeSteps, 23, { seed: 0 })])).toContain("(seed 0)");
});

it("compareRecords() calls a tie a tie", () => {
  const text = compareRecords([record(featureWindow, 20), record(timeSteps, 20)]);
  expect(text).toMatch(/^Here all models do equally well: 20 of 23 letters right\. /u);
  expect(text).not.toContain("apart");
});

it("compareRecords() of a single model ranks nothing and compares no gap", () => {
  const text = compareRecords([record(timeSteps, 23)]);
  expect(text).toMatch(/^Here Model 3 got 23 of 23 letters right\. /u);
  expect(text).toContain("(seed 7): another seed can give another figure.");
});

it("compareRecords() names all who share the first or the last place", () => {
  expect(
    compareRecords([record(singleLetter, 25), record(featureWindow, 10), record(timeSteps, 23)]),
  ).toMatch(
    /^Here Model 1 and Model 3 did best, 25 of 25 and 23 of 23 letters right, and Model 2 worst, /u,
  );
  expect(compareRecords([record(singleLetter, 25), record(timeSteps, 23)])).toMatch(
    /^Here all models do equally well: 25 of 25 and 23 of 23 letters right\. One seed is one draw \(seed 7\): another/u,
  );
});

it("compareRecords() calls three letters close, wherever they lie", () => {
  for (const correctCount of [3, 19, 20]) {
    const text = compareRecords([
      record(featureWindow, correctCount),
      record(timeSteps, correctCount + 3),
    ]);
    expect(text).toContain("two of these models lie 13.0 points apart");
  }
});

it("compareRecords() counts the models that match the tutorial", () => {
  expect(
    compareRecords([record(singleLetter, 22), record(featureWindow, 20), record(timeSteps, 23)]),
  ).toContain("2 of 3 match the tutorial's figures to the letter; those are one draw each too.");
  expect(compareRecords([record(featureWindow, 18), record(timeSteps, 22)])).toContain(
    "0 of 2 match the tutorial's figures to the letter; those are one draw each too.",
  );
});

it("compareRecords() leaves models out of the tutorial's count that the tutorial does not have", () => {
  const mine = record(timeSteps, 22, {
    model: "two-by-two",
    framing: { timeSteps: 2, features: 2 },
  });
  const text = compareRecords([record(singleLetter, 21), mine]);
  expect(text).toMatch(/^Here two-by-two did best, 22 of 22 letters right, and Model 1 worst, /u);
  expect(text).toContain("0 of 1 match the tutorial's figures to the letter");
});

it("compareRecords() does not mention the tutorial when none of the models is its own", () => {
  const alphabet = createAlphabet("αβγδε").symbols;
  const text = compareRecords([
    record(singleLetter, 4, { alphabet }),
    record(timeSteps, 1, { alphabet }),
  ]);
  expect(text).toMatch(/^Here Model 1 did best, 4 of 4 letters right, and Model 3 worst, 1 of 2 /u);
  expect(text).not.toContain("tutorial");
  expect(text.endsWith(recall)).toBe(true);
});
