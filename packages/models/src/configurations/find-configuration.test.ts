import { expect, it } from "vitest";

import { featureWindow } from "./feature-window.ts";
import { configurations, findConfiguration } from "./find-configuration.ts";
import { singleLetter } from "./single-letter.ts";
import { timeSteps } from "./time-steps.ts";

it("configurations are the tutorial's three models in its order", () => {
  expect(configurations.map(({ id, name, framing }) => [id, name, framing])).toEqual([
    ["model-1", "single-letter", { timeSteps: 1, features: 1 }],
    ["model-2", "feature-window", { timeSteps: 1, features: 3 }],
    ["model-3", "time-steps", { timeSteps: 3, features: 1 }],
  ]);
});

it("configurations share all that is not their framing", () => {
  for (const { units, encoding, recurrentActivation } of configurations) {
    expect({ units, encoding, recurrentActivation }).toEqual({
      units: 32,
      encoding: "normalized",
      recurrentActivation: "hard-sigmoid",
    });
  }
});

it.each([
  ["1", singleLetter],
  ["model-1", singleLetter],
  ["single-letter", singleLetter],
  ["2", featureWindow],
  ["model-2", featureWindow],
  ["feature-window", featureWindow],
  ["3", timeSteps],
  ["model-3", timeSteps],
  ["time-steps", timeSteps],
])("findConfiguration(%j) finds its model", (name, configuration) => {
  expect(findConfiguration(name)).toBe(configuration);
});

it.each(["", "4", "model-", "Model-1", "01"])(
  "findConfiguration(%j) throws RangeError and names the models",
  (name) => {
    expect(() => findConfiguration(name)).toThrow(
      new RangeError(
        `Cannot find the model "${name}": it must be one of 1 (single-letter), 2 (feature-window), 3 (time-steps)`,
      ),
    );
  },
);
