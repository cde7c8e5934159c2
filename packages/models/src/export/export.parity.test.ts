import { readFileSync } from "node:fs";

import { encodeInputs } from "@alphabet-lstm/data";
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
  const { architecture, encoding } = model;
  expect(toKerasCode(architecture, { weightsFile: "weights.json", encoding })).toBe(
    read(name, "keras_model.py"),
  );
  expect(toPlainModel(architecture, weightsOf(model), model)).toEqual(model);
});

it.each(names)("%s answers in Keras as it does here", async (name) => {
  const model = JSON.parse(read(name, "weights.json")) as PlainModel;
  const { inputs, answers } = JSON.parse(read(name, "answers.json")) as Record<string, number[]>;
  const predictor = await createFusedPredictor(model.architecture, weightsOf(model));
  const own = await predictor.predict(Float32Array.from(inputs!));
  predictor.dispose();
  expect(largestDifference(own, answers!)).toBeLessThan(2e-7);
});

it.each(names)("%s is asked for a window in Keras as it is here", async (name) => {
  const model = JSON.parse(read(name, "weights.json")) as PlainModel;
  const { window, encoded, answer } = JSON.parse(read(name, "answers.json")) as {
    window: string[];
    encoded: number[];
    answer: [symbol: string, probability: number];
  };
  const ids = window.map((symbol) => model.symbols.indexOf(symbol));
  const inputs = encodeInputs(ids, model.symbols.length, model.encoding);
  expect([...inputs]).toEqual(encoded);
  const predictor = await createFusedPredictor(model.architecture, weightsOf(model));
  const own = await predictor.predict(inputs);
  predictor.dispose();
  expect(model.symbols[own.indexOf(Math.max(...own))]).toBe(answer[0]);
  expect(Math.max(...own)).toBeCloseTo(answer[1], 6);
});

function weightsOf({ weights }: PlainModel): Weights {
  return Object.fromEntries(
    weights.map(({ name, data }) => [name as WeightName, Float32Array.from(data)]),
  ) as Weights;
}
