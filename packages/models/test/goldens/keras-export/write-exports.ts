/** Writes the exports that ask-keras.py asks: `node --conditions=@alphabet-lstm/source write-exports.ts`. */
import { mkdirSync, writeFileSync } from "node:fs";

import { createRandom, normal } from "@alphabet-lstm/data";

import { type Architecture, elementCount, weightShapes } from "../../../src/architecture.ts";
import { toKerasCode } from "../../../src/export/keras-code.ts";
import { toPlainModel } from "../../../src/export/plain-model.ts";
import { mapWeights } from "../../../src/weights.ts";

const lstm: Architecture = {
  cell: "lstm",
  timeSteps: 3,
  features: 1,
  units: 5,
  classes: 4,
  recurrentActivation: "hard-sigmoid",
};

const cases: Readonly<Record<string, Architecture>> = {
  lstm,
  "lstm-sigmoid-stateful": { ...lstm, recurrentActivation: "sigmoid", stateful: true },
  "simple-rnn-masked": { ...lstm, cell: "simple-rnn", features: 2, maskValue: -1 },
};

for (const [name, architecture] of Object.entries(cases)) {
  const folder = new URL(`${name}/`, import.meta.url);
  const random = createRandom(7, name);
  const shapes = weightShapes(architecture);
  // Every bias is a number of its own, so that no two gates can be mistaken for each other.
  const weights = mapWeights((array) =>
    Float32Array.from({ length: elementCount(shapes[array]) }, () => 0.5 * normal(random)),
  );
  mkdirSync(folder, { recursive: true });
  const model = toPlainModel(architecture, weights, ["A", "B", "C", "D"]);
  writeFileSync(new URL("weights.json", folder), `${JSON.stringify(model)}\n`);
  writeFileSync(new URL("keras_model.py", folder), toKerasCode(architecture, "weights.json"));
}
