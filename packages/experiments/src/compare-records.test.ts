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
import { percent } from "./run-experiment.ts";
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
      "Here Model 3 knows the most, 23 of 23 letters, and Model 2 the least, 19 of 23 letters.",
      "One seed is one draw (seed 7): the closest two of these models lie 5.4 points apart, and one letter is worth 4.3: another seed can change the order, so only many seeds could tell luck from learning.",
      "All of them match the tutorial's figures to the letter; those are one draw each too.",
      recall,
    ].join(" "),
  );
});

it("compareRecords() ranks by the share of letters, not by their number", () => {
  expect(compareRecords([record(singleLetter, 22), record(timeSteps, 21)])).toMatch(
    /^Here Model 3 knows the most, 21 of 23 letters, and Model 1 the least, 22 of 25 letters\. /u,
  );
});

it("compareRecords() does not speak of closeness where models lie more than three letters apart", () => {
  expect(compareRecords([record(featureWindow, 19), record(timeSteps, 23)])).toContain(
    "One seed is one draw (seed 7): another seed can change the order, so only many seeds could tell luck from learning.",
  );
  expect(compareRecords([record(featureWindow, 19), record(timeSteps, 21)])).toContain(
    "(seed 7): the closest two of these models lie 8.7 points apart, and one letter is worth 4.3:",
  );
});

it("compareRecords() names the seed", () => {
  expect(compareRecords([record(timeSteps, 23, { seed: 0 })])).toContain("(seed 0)");
});

it("compareRecords() calls a tie a tie", () => {
  const text = compareRecords([record(featureWindow, 20), record(timeSteps, 20)]);
  expect(text).toMatch(/^Here all models know 20 of 23 letters\. /u);
  expect(text).not.toContain("the most");
});

it("compareRecords() of a single model ranks nothing and compares no gap", () => {
  const text = compareRecords([record(timeSteps, 23)]);
  expect(text).toMatch(/^Here Model 3 knows 23 of 23 letters\. /u);
  expect(text).not.toContain("the closest two");
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
  expect(text).toMatch(
    /^Here two-by-two knows the most, 22 of 22 letters, and Model 1 the least, /u,
  );
  expect(text).toContain("0 of 1 match the tutorial's figures to the letter");
});

it("compareRecords() does not mention the tutorial when none of the models is its own", () => {
  const alphabet = createAlphabet("αβγδε").symbols;
  const text = compareRecords([
    record(singleLetter, 4, { alphabet }),
    record(timeSteps, 1, { alphabet }),
  ]);
  expect(text).toMatch(
    /^Here Model 1 knows the most, 4 of 4 letters, and Model 3 the least, 1 of 2 /u,
  );
  expect(text).not.toContain("tutorial");
  expect(text.endsWith(recall)).toBe(true);
});
