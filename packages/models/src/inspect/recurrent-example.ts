import { createRandom } from "@alphabet-lstm/data";
import { checkInteger, checkNumber } from "@alphabet-lstm/data/check";

import type { Architecture, Cell, RecurrentActivation } from "../architecture.ts";
import type { Samples } from "../trainer.ts";
import { initialWeights, type Weights } from "../weights.ts";

/** An untrained network and a window for it, to see how gradients travel. */
export interface RecurrentExample {
  readonly architecture: Architecture;
  readonly weights: Weights;
  readonly sample: Samples;
}

/** What a {@link RecurrentExample} is made from. */
export interface RecurrentExampleOptions {
  readonly cell: Cell;
  /** 1..200. */
  readonly timeSteps: number;
  /** 32 by default. */
  readonly units?: number;
  /**
   * Factor before the orthogonal recurrent kernel, in [0, 10]; 1 by default. A SimpleRNN's is its spectral radius: all its
   * eigenvalues have this size.
   */
  readonly recurrentScale?: number;
  /** Of an LSTM's forget gate, in [−10, 10]; Keras' 1 by default. */
  readonly forgetBias?: number;
  /** `"sigmoid"` by default: a hard sigmoid's slope of 0 would end the gradient. */
  readonly recurrentActivation?: RecurrentActivation;
  /** 7 by default. */
  readonly seed?: number;
}

const CLASSES = 26;

/**
 * Makes a network with fresh weights, and a window of random letters for it.
 *
 * @throws RangeError or TypeError if an option does not fit
 * @see {@link traceGradients} for an example
 */
export function createRecurrentExample({
  cell,
  timeSteps,
  units = 32,
  recurrentScale = 1,
  forgetBias = 1,
  recurrentActivation = "sigmoid",
  seed = 7,
}: RecurrentExampleOptions): RecurrentExample {
  const action = "make the example";
  checkInteger(action, "timeSteps", timeSteps, { min: 1, max: 200 });
  checkNumber(action, "recurrentScale", recurrentScale, { min: 0, max: 10 }, true);
  checkNumber(action, "forgetBias", forgetBias, { min: -10, max: 10 }, true);
  const architecture: Architecture = {
    cell,
    timeSteps,
    features: 1,
    units,
    classes: CLASSES,
    recurrentActivation,
  };
  const initial = initialWeights(architecture, seed);
  const recurrentKernel = initial.recurrentKernel.map((value) => recurrentScale * value);
  const bias = initial.bias.slice();
  if (cell === "lstm") bias.fill(forgetBias, units, 2 * units);
  const random = createRandom(seed, "recurrent-example");
  const inputs = Float32Array.from(
    { length: timeSteps },
    () => random.nextInteger(CLASSES) / CLASSES,
  );
  return {
    architecture,
    weights: { ...initial, recurrentKernel, bias },
    sample: { inputs, targets: Int32Array.of(random.nextInteger(CLASSES)) },
  };
}
