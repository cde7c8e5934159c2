import { createAlphabet, createDataset } from "@alphabet-lstm/data";
import { expect, it } from "vitest";

import { rankAnswers, readPredictions } from "./predictions.ts";

const dataset = createDataset({
  framing: { timeSteps: 2, features: 1 },
  alphabet: createAlphabet("do re mi fa"),
});

it("readPredictions() gives each window, what follows it, and the most probable answer", () => {
  const probabilities = Float32Array.of(0, 0.125, 0.75, 0.125, 0.5, 0.25, 0.25, 0);
  expect(readPredictions(dataset, probabilities)).toEqual([
    { input: ["do", "re"], target: "mi", predicted: "mi", probability: 0.75, correct: true },
    { input: ["re", "mi"], target: "fa", predicted: "do", probability: 0.5, correct: false },
  ]);
});

it("readPredictions() takes the first of equally probable answers", () => {
  const probabilities = Float32Array.of(0, 0.5, 0.5, 0, 0.25, 0.25, 0.25, 0.25);
  const predictions = readPredictions(dataset, probabilities);
  expect(predictions.map(({ predicted }) => predicted)).toEqual(["re", "do"]);
});

it("rankAnswers() puts the most probable first and keeps as many as asked", () => {
  expect(rankAnswers(["A", "B", "C"], [0.25, 0.5, 0.125], 2)).toEqual([
    { symbol: "B", probability: 0.5 },
    { symbol: "A", probability: 0.25 },
  ]);
});

it("rankAnswers() leaves equals in the alphabet's order", () => {
  const answers = rankAnswers(["A", "B", "C", "D"], [0.25, 0.25, 0.25, 0.25], 3);
  expect(answers.map(({ symbol }) => symbol)).toEqual(["A", "B", "C"]);
});

it("rankAnswers() gives all answers when more are asked for than there are", () => {
  expect(rankAnswers(["A", "B"], [0.25, 0.75], 9)).toHaveLength(2);
});
