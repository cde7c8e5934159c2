import type { Encoding } from "@alphabet-lstm/data";

import { type Architecture, checkArchitecture } from "../architecture.ts";

/**
 * Writes a Python program that builds the same network in Keras and loads the weights of a {@link PlainModel}'s JSON file
 * into it, and answers for a window of symbols. Every default that has changed between Keras' versions is passed
 * explicitly.
 *
 * Keras 3.15 has loaded it, and answered as the network does here (test/goldens/keras-export). It is written so that Keras 2
 * takes it too, which is not tested.
 *
 * @param options - `weightsFile`: the JSON file's name, beside the program; letters, digits, `-`, `_` and `.`; `encoding`:
 * the model's, `"normalized"` by default
 * @throws RangeError or TypeError if the architecture does not fit, or the name has other characters
 * @example
 * ```ts
 * import { architectureOf, timeSteps } from "@alphabet-lstm/models";
 * import { toKerasCode } from "@alphabet-lstm/models/export";
 *
 * toKerasCode(architectureOf(timeSteps, 26), { weightsFile: "weights.json" }).includes("layers.LSTM("); // → true
 * ```
 */
export function toKerasCode(
  architecture: Architecture,
  {
    weightsFile,
    encoding = "normalized",
  }: { readonly weightsFile: string; readonly encoding?: Encoding },
): string {
  checkArchitecture(architecture);
  const { timeSteps, features, classes } = architecture;
  const windowLength = (timeSteps * features) / (encoding === "one-hot" ? classes : 1);
  if (!Number.isInteger(windowLength)) {
    throw new RangeError(
      `Cannot write the Keras program: ${features} features are no one-hot rows of ${classes} symbols`,
    );
  }
  if (!/^[\w.-]+$/.test(weightsFile)) {
    throw new RangeError(
      `Cannot write the Keras program: the weights' file must be named with letters, digits, "-", "_" and ".", received ${JSON.stringify(weightsFile.slice(0, 40))}`,
    );
  }
  return `"""The network of ${weightsFile}, in Keras."""
import json
import sys
from pathlib import Path

import keras
import numpy as np
from keras import layers

MODEL = json.loads(Path(__file__).with_name("${weightsFile}").read_text(encoding="utf-8"))
# The answers, in the order of the output.
SYMBOLS = MODEL["symbols"]
# Symbols that the network reads before it answers.
WINDOW = ${windowLength}
${hardSigmoid(architecture)}

def build_model():
    """Inputs (samples, ${timeSteps}, ${features}), outputs (samples, ${classes})."""
${layerLines(architecture)}
    model = keras.Model(inputs, outputs)
    # As Keras has them: gates in the order i, f, c, o.
    model.set_weights(
        [np.array(each["data"], "float32").reshape(each["shape"]) for each in MODEL["weights"]]
    )
    return model


def encode(window):
    """A list of symbols as the network reads them."""
    ids = [SYMBOLS.index(symbol) for symbol in window]
    numbers = ${encoding === "one-hot" ? "np.eye(len(SYMBOLS))[ids]" : "np.array(ids) / len(SYMBOLS)"}
    return numbers.astype("float32").reshape(1, ${timeSteps}, ${features})


def answer(model, window):
    """The most likely symbol after a list of symbols, and its probability."""
    probabilities = model.predict(encode(window), verbose=0)[0]
    best = int(probabilities.argmax())
    return SYMBOLS[best], float(probabilities[best])


if __name__ == "__main__":
    window = sys.argv[1:] or SYMBOLS[:WINDOW]
    if len(window) != WINDOW or not set(window) <= set(SYMBOLS):
        sys.exit(f"Name {WINDOW} of these symbols: {' '.join(SYMBOLS)}")
    model = build_model()
    model.summary()
    symbol, probability = answer(model, window)
    print(f"{' '.join(window)} -> {symbol} {100 * probability:.1f} %")
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
