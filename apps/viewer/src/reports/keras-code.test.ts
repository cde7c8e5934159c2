import { createExperiment } from "@alphabet-lstm/experiments";
import { featureWindow } from "@alphabet-lstm/models";
import { expect, it } from "vitest";

import { kerasCode } from "./keras-code.ts";

it("kerasCode() writes the sizes of the experiment, and Keras 2's hard sigmoid", () => {
  const code = kerasCode(
    createExperiment(featureWindow, { units: 8, seed: 3, alphabet: "do re mi fa sol" }),
  );
  for (const part of [
    "keras.utils.set_random_seed(3)",
    'symbols = "do re mi fa sol".split()',
    "time_steps, features = 1, 3",
    "keras.layers.LSTM(8, recurrent_activation=hard_sigmoid)",
    "keras.ops.clip(0.2 * z + 0.5, 0.0, 1.0)",
    "keras.optimizers.Adam(0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7)",
  ]) {
    expect(code).toContain(part);
  }
});
