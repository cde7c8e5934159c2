import { type Architecture, checkArchitecture } from "../architecture.ts";

/**
 * Writes a Python program that builds the same network in Keras and loads the weights of a {@link PlainModel}'s JSON file
 * into it. Every default that has changed between Keras' versions is passed explicitly.
 *
 * Keras 3.15 has loaded it, and answered as the network does here (test/goldens/keras-export). It is written so that Keras 2
 * takes it too, which is not tested.
 *
 * @param weightsFile - the JSON file's name, beside the program; letters, digits, `-`, `_` and `.`
 * @throws RangeError or TypeError if the architecture does not fit, or the name has other characters
 * @example
 * ```ts
 * import { architectureOf, timeSteps } from "@alphabet-lstm/models";
 * import { toKerasCode } from "@alphabet-lstm/models/export";
 *
 * toKerasCode(architectureOf(timeSteps, 26), "weights.json").includes("layers.LSTM("); // → true
 * ```
 */
export function toKerasCode(architecture: Architecture, weightsFile: string): string {
  checkArchitecture(architecture);
  if (!/^[\w.-]+$/.test(weightsFile)) {
    throw new RangeError(
      `Cannot write the Keras program: the weights' file must be named with letters, digits, "-", "_" and ".", received ${JSON.stringify(weightsFile.slice(0, 40))}`,
    );
  }
  return `"""The network of ${weightsFile}, in Keras."""
import json
from pathlib import Path

import keras
import numpy as np
from keras import layers

MODEL = json.loads(Path(__file__).with_name("${weightsFile}").read_text(encoding="utf-8"))
# The answers, in the order of the output.
SYMBOLS = MODEL["symbols"]
${hardSigmoid(architecture)}

def build_model():
    """Inputs (samples, ${architecture.timeSteps}, ${architecture.features}), outputs (samples, ${architecture.classes})."""
${layerLines(architecture)}
    model = keras.Model(inputs, outputs)
    # As Keras has them: gates in the order i, f, c, o.
    model.set_weights(
        [np.array(each["data"], "float32").reshape(each["shape"]) for each in MODEL["weights"]]
    )
    return model


if __name__ == "__main__":
    build_model().summary()
`;
}

/** Keras 3's own hard sigmoid is another function; Keras 2 has its operations in another place. */
function hardSigmoid({ cell, recurrentActivation }: Architecture): string {
  if (cell !== "lstm" || recurrentActivation !== "hard-sigmoid") return "";
  return `

def hard_sigmoid(x):
    """Keras 2's: clip(0.2 x + 0.5, 0, 1)."""
    return getattr(keras, "ops", keras.backend).clip(0.2 * x + 0.5, 0.0, 1.0)
`;
}

/** In the functional style, which is the same in Keras 2 and 3. */
function layerLines(architecture: Architecture): string {
  const { cell, timeSteps, features, units, classes } = architecture;
  const { stateful = false, maskValue } = architecture;
  const shape = stateful
    ? `batch_shape=(1, ${timeSteps}, ${features})`
    : `shape=(${timeSteps}, ${features})`;
  const isMasked = maskValue !== undefined;
  return [
    `    inputs = keras.Input(${shape})`,
    ...(isMasked ? [`    shown = layers.Masking(mask_value=${maskValue})(inputs)`] : []),
    `    hidden = layers.${cell === "lstm" ? "LSTM" : "SimpleRNN"}(`,
    `        ${units},`,
    `        activation="tanh",`,
    ...gateLines(architecture),
    `        stateful=${stateful ? "True" : "False"},`,
    `    )(${isMasked ? "shown" : "inputs"})`,
    `    outputs = layers.Dense(${classes}, activation="softmax")(hidden)`,
  ].join("\n");
}

function gateLines({ cell, recurrentActivation }: Architecture): string[] {
  if (cell !== "lstm") return [];
  const activation = recurrentActivation === "sigmoid" ? '"sigmoid"' : "hard_sigmoid";
  return [`        recurrent_activation=${activation},`, "        unit_forget_bias=True,"];
}
