"""The network of weights.json, in Keras."""
import json
from pathlib import Path

import keras
import numpy as np
from keras import layers

MODEL = json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))
# The answers, in the order of the output.
SYMBOLS = MODEL["symbols"]


def hard_sigmoid(x):
    """Keras 2's: clip(0.2 x + 0.5, 0, 1)."""
    return getattr(keras, "ops", keras.backend).clip(0.2 * x + 0.5, 0.0, 1.0)


def build_model():
    """Inputs (samples, 3, 1), outputs (samples, 4)."""
    inputs = keras.Input(shape=(3, 1))
    hidden = layers.LSTM(
        5,
        activation="tanh",
        recurrent_activation=hard_sigmoid,
        unit_forget_bias=True,
        stateful=False,
    )(inputs)
    outputs = layers.Dense(4, activation="softmax")(hidden)
    model = keras.Model(inputs, outputs)
    # As Keras has them: gates in the order i, f, c, o.
    model.set_weights(
        [np.array(each["data"], "float32").reshape(each["shape"]) for each in MODEL["weights"]]
    )
    return model


if __name__ == "__main__":
    build_model().summary()
