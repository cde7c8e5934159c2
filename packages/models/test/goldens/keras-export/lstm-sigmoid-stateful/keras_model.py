"""The network of weights.json, in Keras."""
import json
import sys
from pathlib import Path

import keras
import numpy as np
from keras import layers

MODEL = json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))
# The answers, in the order of the output.
SYMBOLS = MODEL["symbols"]
# Symbols that the network reads before it answers.
WINDOW = 3


def build_model():
    """Inputs (samples, 3, 4), outputs (samples, 4)."""
    inputs = keras.Input(batch_shape=(1, 3, 4))
    hidden = layers.LSTM(
        5,
        activation="tanh",
        recurrent_activation="sigmoid",
        unit_forget_bias=True,
        stateful=True,
    )(inputs)
    outputs = layers.Dense(4, activation="softmax")(hidden)
    model = keras.Model(inputs, outputs)
    # As Keras has them: gates in the order i, f, c, o.
    model.set_weights(
        [np.array(each["data"], "float32").reshape(each["shape"]) for each in MODEL["weights"]]
    )
    return model


def encode(window):
    """A list of symbols as the network reads them."""
    ids = [SYMBOLS.index(symbol) for symbol in window]
    numbers = np.eye(len(SYMBOLS))[ids]
    return numbers.astype("float32").reshape(1, 3, 4)


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
