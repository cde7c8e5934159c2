import type { Experiment } from "@alphabet-lstm/experiments";

/** Writes an experiment as a program for Keras, with the same sizes and the same defaults spelled out. */
export function kerasCode({
  alphabet,
  framing: { timeSteps, features },
  units,
  epochs,
  batchSize,
  adam: { learningRate, beta1, beta2, epsilon },
  seed,
}: Experiment): string {
  const symbols = JSON.stringify(alphabet.join(" "));
  return `# The same model in Keras 3. Its random numbers are its own: expect the same kind of result, not the same bytes.
import keras
import numpy as np

keras.utils.set_random_seed(${seed})
symbols = ${symbols}.split()
time_steps, features = ${timeSteps}, ${features}
length = time_steps * features
windows = [range(first, first + length) for first in range(len(symbols) - length)]
x = np.array(windows, dtype="float32").reshape(-1, time_steps, features) / len(symbols)
y = keras.utils.to_categorical([first + length for first in range(len(symbols) - length)], len(symbols))


def hard_sigmoid(z):
    """Of Keras 2; that of Keras 3 has another slope."""
    return keras.ops.clip(0.2 * z + 0.5, 0.0, 1.0)


model = keras.Sequential([
    keras.Input((time_steps, features)),
    keras.layers.LSTM(${units}, recurrent_activation=hard_sigmoid),
    keras.layers.Dense(len(symbols), activation="softmax"),
])
model.compile(
    loss="categorical_crossentropy",
    optimizer=keras.optimizers.Adam(${learningRate}, beta_1=${beta1}, beta_2=${beta2}, epsilon=${epsilon}),
    metrics=["accuracy"],
)
model.fit(x, y, epochs=${epochs}, batch_size=${batchSize}, verbose=2)
print(model.evaluate(x, y, verbose=0))
`;
}
