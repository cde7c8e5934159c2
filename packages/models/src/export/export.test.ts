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
      const text = JSON.stringify(toPlainModel(architecture, weights, symbols));
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
  expect(() => toPlainModel(architecture, weights, [])).toThrow(/it needs \d+ symbols, received 0/);
});

it("toKerasCode() passes all that Keras' versions differ in", () => {
  const lstm = {
    cell: "lstm",
    timeSteps: 3,
    features: 1,
    units: 32,
    classes: 26,
    recurrentActivation: "hard-sigmoid",
  } as const;
  const code = toKerasCode(lstm, "weights.json");
  expect(code).toContain("clip_by_value(0.2 * x + 0.5, 0.0, 1.0)");
  expect(code).toContain("recurrent_activation=hard_sigmoid,");
  expect(code).toContain("layers.Input(shape=(3, 1)),");
  expect(toKerasCode({ ...lstm, recurrentActivation: "sigmoid" }, "w")).toContain(
    'recurrent_activation="sigmoid",',
  );
  const plain = toKerasCode({ ...lstm, cell: "simple-rnn", maskValue: -1, stateful: true }, "w");
  expect(plain).not.toMatch(/recurrent_activation|unit_forget_bias|hard_sigmoid/);
  expect(plain).toContain("layers.Masking(mask_value=-1),");
  expect(plain).toContain("layers.Input(batch_shape=(1, 3, 1)),");
  expect(() => toKerasCode(lstm, 'w.json")')).toThrow(RangeError);
});
