import { createDataset } from "@alphabet-lstm/data";
import * as fc from "fast-check";
import { expect, it } from "vitest";

import { rankAnswers, readPredictions } from "./predictions.ts";

const dataset = createDataset({ framing: { timeSteps: 3, features: 1 } });
const { symbols } = dataset.alphabet;
const rows = (count: number): fc.Arbitrary<Float32Array> =>
  fc.float32Array({ min: 0, max: 1, noNaN: true, minLength: 26 * count, maxLength: 26 * count });

it("rankAnswers() gives every symbol once with its probability, never a larger one after a smaller", () => {
  fc.assert(
    fc.property(rows(1), (probabilities) => {
      const answers = rankAnswers(symbols, probabilities, 26);
      expect(answers.map(({ symbol }) => symbol).toSorted()).toEqual(symbols);
      for (const [rank, { symbol, probability }] of answers.entries()) {
        expect(probability).toBe(probabilities[symbols.indexOf(symbol)]);
        expect(probability).toBeLessThanOrEqual(answers[rank - 1]?.probability ?? 1);
      }
    }),
  );
});

it("readPredictions() answers as the first of rankAnswers()", () => {
  fc.assert(
    fc.property(rows(23), (probabilities) => {
      for (const [sample, prediction] of readPredictions(dataset, probabilities).entries()) {
        const row = probabilities.subarray(sample * 26, (sample + 1) * 26);
        const [best] = rankAnswers(symbols, row, 1);
        expect({ symbol: prediction.predicted, probability: prediction.probability }).toEqual(best);
        expect(prediction.correct).toBe(prediction.predicted === prediction.target);
      }
    }),
  );
});
