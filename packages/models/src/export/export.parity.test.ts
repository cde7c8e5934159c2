import { readFileSync } from "node:fs";

import { expect, it } from "vitest";

import { largestDifference } from "../../test/golden.ts";
import type { WeightName } from "../architecture.ts";
import { createFusedPredictor } from "../fused/fused-predictor.ts";
import type { Weights } from "../weights.ts";
import { toKerasCode } from "./keras-code.ts";
import { type PlainModel, toPlainModel } from "./plain-model.ts";

const names = ["lstm", "lstm-sigmoid-stateful", "simple-rnn-masked"] as const;

/** A file of test/goldens/keras-export: what was exported, and what Keras then answered. */
function read(name: string, file: string): string {
  const folder = new URL(`../../test/goldens/keras-export/${name}/`, import.meta.url);
  return readFileSync(new URL(file, folder), "utf8");
}

it.each(names)("the program and the weights of %s are those that Keras has loaded", (name) => {
  const model = JSON.parse(read(name, "weights.json")) as PlainModel;
  expect(toKerasCode(model.architecture, "weights.json")).toBe(read(name, "keras_model.py"));
  expect(toPlainModel(model.architecture, weightsOf(model), model.symbols)).toEqual(model);
});

it.each(names)("%s answers in Keras as it does here", async (name) => {
  const model = JSON.parse(read(name, "weights.json")) as PlainModel;
  const { inputs, answers } = JSON.parse(read(name, "answers.json")) as Record<string, number[]>;
  const predictor = await createFusedPredictor(model.architecture, weightsOf(model));
  const own = await predictor.predict(Float32Array.from(inputs!));
  predictor.dispose();
  expect(largestDifference(own, answers!)).toBeLessThan(2e-7);
});

function weightsOf({ weights }: PlainModel): Weights {
  return Object.fromEntries(
    weights.map(({ name, data }) => [name as WeightName, Float32Array.from(data)]),
  ) as Weights;
}
