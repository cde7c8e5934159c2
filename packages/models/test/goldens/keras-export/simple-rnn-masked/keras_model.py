"""The network of weights.json, in Keras."""
import json
from pathlib import Path

import keras
import numpy as np
from keras import layers

MODEL = json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))
# The answers, in the order of the output.
SYMBOLS = MODEL["symbols"]


def build_model():
    """Inputs (samples, 3, 2), outputs (samples, 4)."""
    inputs = keras.Input(shape=(3, 2))
    shown = layers.Masking(mask_value=-1)(inputs)
    hidden = layers.SimpleRNN(
        5,
        activation="tanh",
        stateful=False,
    )(shown)
    outputs = layers.Dense(4, activation="softmax")(hidden)
    model = keras.Model(inputs, outputs)
    # As Keras has them: gates in the order i, f, c, o.
    model.set_weights(
        [np.array(each["data"], "float32").reshape(each["shape"]) for each in MODEL["weights"]]
    )
    return model


if __name__ == "__main__":
    build_model().summary()
