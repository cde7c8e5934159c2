import * as tf from "@tensorflow/tfjs-core";
import { RNN, type Sequential } from "@tensorflow/tfjs-layers";

/**
 * Asks a model from zero state, then puts the state of a stateful layer back: a question in the middle of an epoch leaves
 * the epoch as it was. It also frees what tfjs keeps of every training step's states.
 */
export function fromZeroState<T extends tf.TensorContainer>(model: Sequential, ask: () => T): T {
  const layer = statefulLayer(model);
  if (!layer) return ask();
  return tf.tidy(() => {
    const before = layer.states.map((state) => tf.clone(state));
    layer.resetStates();
    const answer = ask();
    layer.resetStates(before);
    return answer;
  });
}

/** Frees what tfjs kept of the last step's states; the state itself stays. */
export function releasePastStates(model: Sequential): void {
  fromZeroState(model, () => []);
}

/** Gives back all of a model; tfjs' own `dispose()` leaves a stateful layer's state. */
export function disposeLayersModel(model: Sequential): void {
  const layer = statefulLayer(model);
  layer?.resetStates();
  model.dispose();
  tf.dispose(layer?.states ?? []);
}

function statefulLayer(model: Sequential): RNN | undefined {
  return model.layers.find((layer): layer is RNN => layer instanceof RNN && layer.stateful);
}
