/** Writes the exports that ask-keras.py asks: `node --conditions=@alphabet-lstm/source write-exports.ts`. */
import { mkdirSync, writeFileSync } from "node:fs";

import { createRandom, type Encoding, normal } from "@alphabet-lstm/data";

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

const oneHot: Architecture = { ...lstm, features: 4 };

const cases: readonly (readonly [name: string, architecture: Architecture, encoding: Encoding])[] =
  [
    ["lstm", lstm, "normalized"],
    [
      "lstm-sigmoid-stateful",
      { ...oneHot, recurrentActivation: "sigmoid", stateful: true },
      "one-hot",
    ],
    [
      "simple-rnn-masked",
      { ...lstm, cell: "simple-rnn", features: 2, maskValue: -1 },
      "normalized",
    ],
  ];

for (const [name, architecture, encoding] of cases) {
  const folder = new URL(`${name}/`, import.meta.url);
  const random = createRandom(7, name);
  const shapes = weightShapes(architecture);
  // Every bias is a number of its own, so that no two gates can be mistaken for each other.
  const weights = mapWeights((array) =>
    Float32Array.from({ length: elementCount(shapes[array]) }, () => 0.5 * normal(random)),
  );
  mkdirSync(folder, { recursive: true });
  const model = toPlainModel(architecture, weights, { symbols: ["A", "B", "C", "D"], encoding });
  const program = toKerasCode(architecture, { weightsFile: "weights.json", encoding });
  writeFileSync(new URL("weights.json", folder), `${JSON.stringify(model)}\n`);
  writeFileSync(new URL("keras_model.py", folder), program);
}
