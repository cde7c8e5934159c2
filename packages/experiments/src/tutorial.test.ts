import { createAlphabet } from "@alphabet-lstm/data";
import { featureWindow, singleLetter, timeSteps } from "@alphabet-lstm/models";
import { expect, it } from "vitest";

import { createExperiment } from "./experiment.ts";
import { tutorialResult } from "./tutorial.ts";

it.each([
  [singleLetter, 88, 22, 25],
  [featureWindow, 82.61, 19, 23],
  [timeSteps, 100, 23, 23],
])("tutorialResult() is what the tutorial prints for $id", (model, percent, correct, samples) => {
  expect(tutorialResult(createExperiment(model))).toEqual({
    accuracyPercent: percent,
    correctCount: correct,
    sampleCount: samples,
  });
});

it("tutorialResult() gives percents that are its letters, rounded to two places", () => {
  for (const model of [singleLetter, featureWindow, timeSteps]) {
    const { accuracyPercent, correctCount, sampleCount } = tutorialResult(createExperiment(model))!;
    expect(((100 * correctCount) / sampleCount).toFixed(2)).toBe(accuracyPercent.toFixed(2));
  }
});

it("tutorialResult() is the same for every seed and number of epochs", () => {
  const other = createExperiment(timeSteps, { seed: 0, epochs: 3 });
  expect(tutorialResult(other)).toEqual(tutorialResult(createExperiment(timeSteps)));
});

it("tutorialResult() gives nothing for another alphabet", () => {
  const alphabet = createAlphabet().symbols.toReversed();
  expect(tutorialResult(createExperiment(timeSteps, { alphabet }))).toBeUndefined();
});

it("tutorialResult() gives nothing for a model of one's own", () => {
  expect(tutorialResult(createExperiment(timeSteps, { model: "mine" }))).toBeUndefined();
});

it("tutorialResult() has none for a framing that is not the tutorial's", () => {
  const framing = { timeSteps: 5, features: 1 };
  expect(tutorialResult(createExperiment(singleLetter, { framing }))).toBeUndefined();
});

it.each([{ cell: "simple-rnn" }, { units: 4 }, { encoding: "one-hot" }, { batchSize: 5 }] as const)(
  "tutorialResult() has none for another network or training: %j",
  (options) => {
    expect(tutorialResult(createExperiment(singleLetter, options))).toBeUndefined();
  },
);
