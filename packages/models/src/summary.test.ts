import { expect, it } from "vitest";

import { parameterCounts } from "./architecture.ts";
import { configurations } from "./configurations/find-configuration.ts";
import { architectureOf } from "./configurations/model-configuration.ts";
import { summary } from "./summary.ts";

it("parameterCounts() are the tutorial's", () => {
  expect(configurations.map((model) => parameterCounts(architectureOf(model, 26)))).toEqual([
    { recurrent: 4352, dense: 858, total: 5210 },
    { recurrent: 4608, dense: 858, total: 5466 },
    { recurrent: 4352, dense: 858, total: 5210 },
  ]);
});

it.each([
  ["model-1", "4352", "5,210"],
  ["model-2", "4608", "5,466"],
  ["model-3", "4352", "5,210"],
])("summary() of %s is laid out as Keras 2 does it", (id, lstm, total) => {
  const model = configurations.find((configuration) => configuration.id === id)!;
  expect(summary(architectureOf(model, 26)).split("\n")).toEqual([
    "_________________________________________________________________",
    "Layer (type)                 Output Shape              Param #",
    "=================================================================",
    `lstm (LSTM)                  (None, 32)                ${lstm}`,
    "_________________________________________________________________",
    "dense (Dense)                (None, 26)                858",
    "=================================================================",
    `Total params: ${total}`,
    `Trainable params: ${total}`,
    "Non-trainable params: 0",
    "_________________________________________________________________",
  ]);
});

it("summary() of a stateful network with masked steps names the masking layer, and one sample a batch", () => {
  const architecture = architectureOf({ ...configurations[2]!, stateful: true, maskValue: -1 }, 26);
  expect(summary(architecture).split("\n").slice(3, 8)).toEqual([
    "masking (Masking)            (1, 3, 1)                 0",
    "_________________________________________________________________",
    "lstm (LSTM)                  (1, 32)                   4352",
    "_________________________________________________________________",
    "dense (Dense)                (1, 26)                   858",
  ]);
});
