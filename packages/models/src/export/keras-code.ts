import { type Architecture, checkArchitecture } from "../architecture.ts";

/**
 * Writes a Python program that builds the same network in TensorFlow's Keras and loads the weights of a
 * {@link PlainModel}'s JSON file into it. Every default that has changed between Keras' versions is passed explicitly.
 *
 * The program's syntax is tested, not its run: there is no Keras where this project is tested.
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
import os

import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

HERE = os.path.dirname(os.path.abspath(__file__))
${hardSigmoid(architecture)}

def load_symbols():
    """The answers, in the order of the output."""
    with open(os.path.join(HERE, "${weightsFile}"), encoding="utf-8") as file:
        return json.load(file)["symbols"]


def load_weights():
    """The arrays as model.set_weights() takes them: gates in the order i, f, c, o."""
    with open(os.path.join(HERE, "${weightsFile}"), encoding="utf-8") as file:
        arrays = json.load(file)["weights"]
    return [np.array(each["data"], dtype="float32").reshape(each["shape"]) for each in arrays]


def build_model():
    """Inputs (samples, ${architecture.timeSteps}, ${architecture.features}), outputs (samples, ${architecture.classes})."""
    model = keras.Sequential([
${layerLines(architecture)}
    ])
    model.set_weights(load_weights())
    return model


if __name__ == "__main__":
    build_model().summary()
`;
}

/** Keras 3's own hard sigmoid is another function. */
function hardSigmoid({ cell, recurrentActivation }: Architecture): string {
  if (cell !== "lstm" || recurrentActivation !== "hard-sigmoid") return "";
  return `

def hard_sigmoid(x):
    """Keras 2's: clip(0.2 x + 0.5, 0, 1)."""
    return tf.clip_by_value(0.2 * x + 0.5, 0.0, 1.0)
`;
}

function layerLines(architecture: Architecture): string {
  const { timeSteps, features, units, classes, stateful = false, maskValue } = architecture;
  const input = stateful
    ? `layers.Input(batch_shape=(1, ${timeSteps}, ${features})),`
    : `layers.Input(shape=(${timeSteps}, ${features})),`;
  const recurrent = [
    `        layers.${architecture.cell === "lstm" ? "LSTM" : "SimpleRNN"}(`,
    `            ${units},`,
    `            activation="tanh",`,
    ...gateLines(architecture),
    `            stateful=${stateful ? "True" : "False"},`,
    "        ),",
  ];
  return [
    `        ${input}`,
    ...(maskValue === undefined ? [] : [`        layers.Masking(mask_value=${maskValue}),`]),
    ...recurrent,
    `        layers.Dense(${classes}, activation="softmax"),`,
  ].join("\n");
}

function gateLines({ cell, recurrentActivation }: Architecture): string[] {
  if (cell !== "lstm") return [];
  return [
    `            recurrent_activation=${recurrentActivation === "sigmoid" ? '"sigmoid"' : "hard_sigmoid"},`,
    "            unit_forget_bias=True,",
  ];
}
