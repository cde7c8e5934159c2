import * as tf from "@tensorflow/tfjs-core";
import { layers, sequential, type Sequential } from "@tensorflow/tfjs-layers";

import {
  type Architecture,
  checkArchitecture,
  type WeightName,
  weightNames,
  weightShapes,
} from "../architecture.ts";
import { checkWeights, mapWeights, type Weights } from "../weights.ts";

/**
 * Builds the network as a tfjs-layers model, on the backend that tfjs is set to. It is a model like any other: it can
 * be summarised, saved, retrained and converted.
 *
 * A stateful layer starts from zeros and takes one sample at a time; tfjs' `resetStates()` sets it back.
 *
 * @param weights - copied into the model
 * @returns a model that the caller disposes; of a stateful one tfjs' `dispose()` leaves the state, one or two tensors
 * @throws RangeError if weights and architecture do not fit
 * @throws Error if no tfjs backend is registered
 * @example
 * ```ts
 * import "@tensorflow/tfjs-backend-cpu";
 * import { architectureOf, initialWeights, singleLetter } from "@alphabet-lstm/models";
 * import { createLayersModel } from "@alphabet-lstm/models/layers";
 *
 * const architecture = architectureOf(singleLetter, 26);
 * const model = createLayersModel(architecture, initialWeights(architecture, 7));
 * model.countParams(); // → 5210
 * model.dispose();
 * ```
 */
export function createLayersModel(architecture: Architecture, weights: Weights): Sequential {
  checkArchitecture(architecture);
  checkWeights(architecture, weights);
  checkBackend();
  const { cell, timeSteps, features, units, classes, recurrentActivation } = architecture;
  const { stateful = false, maskValue } = architecture;
  // Every option that Keras 2 and tfjs set differently is given. The initialisers are cheap ones: the weights are ours,
  // and tfjs' orthogonal initialiser fails without the union package (https://github.com/tensorflow/tfjs/issues/7721).
  const input = { batchInputShape: [stateful ? 1 : null, timeSteps, features] };
  const recurrent = {
    ...(maskValue === undefined && input),
    units,
    stateful,
    activation: "tanh" as const,
    kernelInitializer: "zeros" as const,
    recurrentInitializer: "zeros" as const,
  };
  const model = sequential({
    layers: [
      ...(maskValue === undefined
        ? []
        : [layers.masking({ ...input, name: "masking", maskValue })]),
      cell === "simple-rnn"
        ? layers.simpleRNN({ ...recurrent, name: "simple_rnn" })
        : layers.lstm({
            ...recurrent,
            name: "lstm",
            recurrentActivation: recurrentActivation === "sigmoid" ? "sigmoid" : "hardSigmoid",
            unitForgetBias: false,
          }),
      layers.dense({
        name: "dense",
        units: classes,
        activation: "softmax",
        kernelInitializer: "zeros",
      }),
    ],
  });
  const shapes = weightShapes(architecture);
  const tensors = weightNames.map((name) => tf.tensor(weights[name], [...shapes[name]]));
  model.setWeights(tensors);
  tf.dispose(tensors);
  return model;
}

/**
 * Copies the weights out of a model of `createLayersModel`.
 *
 * @returns new arrays
 */
export async function readLayersWeights(model: Sequential): Promise<Weights> {
  const arrays = await Promise.all(model.getWeights().map(async (tensor) => tensor.data()));
  return mapWeights((name) => Float32Array.from(arrays[weightNames.indexOf(name)]!));
}

/**
 * The variables of a model of `createLayersModel`, by our names.
 */
export function layersVariables(model: Sequential): Map<WeightName, tf.Variable> {
  const variables = model.trainableWeights.map((weight) => weight.read() as tf.Variable);
  return new Map(weightNames.map((name, index) => [name, variables[index]!]));
}

function checkBackend(): void {
  if (
    tf.engine().backendName === undefined &&
    Object.keys(tf.engine().registryFactory).length === 0
  ) {
    throw new Error(
      'Cannot build the tfjs model: no backend is registered; import "@tensorflow/tfjs-backend-wasm" or "@tensorflow/tfjs-backend-cpu" and await setBackend(…) first',
    );
  }
}
