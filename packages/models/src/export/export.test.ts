import * as fc from "fast-check";
import { expect, it } from "vitest";

import { randomNetwork } from "../../test/random-network.ts";
import { referenceLoss, widen } from "../../test/reference-network.ts";
import type { WeightName } from "../architecture.ts";
import { createFusedPredictor } from "../fused/fused-predictor.ts";
import type { Weights } from "../weights.ts";
import { toKerasCode } from "./keras-code.ts";
import { type PlainModel, toPlainModel } from "./plain-model.ts";

it("a plain model's JSON, read by the slow reference network, judges as the network does", async () => {
  await fc.assert(
    fc.asyncProperty(randomNetwork(), async ({ architecture, weights, samples }) => {
      const symbols = Array.from({ length: architecture.classes }, (_, place) => `s${place}`);
      const text = JSON.stringify(toPlainModel(architecture, weights, { symbols }));
      const read = JSON.parse(text) as PlainModel;
      const loaded = Object.fromEntries(
        read.weights.map(({ name, data }) => [name as WeightName, Float32Array.from(data)]),
      ) as Weights;
      expect(loaded).toEqual(weights);
      const predictor = await createFusedPredictor(architecture, weights);
      const { lossNats } = await predictor.evaluate(samples);
      predictor.dispose();
      expect(referenceLoss(read.architecture, widen(loaded), samples)).toBeCloseTo(lossNats, 4);
    }),
    { numRuns: 20 },
  );
});

it("toPlainModel() throws RangeError for another number of symbols", () => {
  const [network] = fc.sample(randomNetwork(), 1);
  const { architecture, weights } = network!;
  expect(() => toPlainModel(architecture, weights, { symbols: [] })).toThrow(
    /it needs \d+ symbols, received 0/,
  );
});

it("toKerasCode() throws RangeError for a file's name that would end Python's text", () => {
  const { architecture } = fc.sample(randomNetwork(), 1)[0]!;
  expect(() => toKerasCode(architecture, { weightsFile: 'w.json")' })).toThrow(RangeError);
});

it("toKerasCode() throws RangeError for one-hot rows of another width", () => {
  const { architecture } = fc.sample(randomNetwork(), 1)[0]!;
  const narrow = { ...architecture, timeSteps: 1, features: 3, classes: 5 };
  expect(() => toKerasCode(narrow, { weightsFile: "w.json", encoding: "one-hot" })).toThrow(
    "3 features are no one-hot rows of 5 symbols",
  );
});
