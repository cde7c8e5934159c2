import {
  type Architecture,
  elementCount,
  type WeightName,
  weightNames,
  weightShapes,
} from "../architecture.ts";
import { countSamples } from "../trainer.ts";
import { checkWeights, type Weights } from "../weights.ts";

/** For each of a network's arrays which of its weights no training can move. */
export type DeadWeights = Readonly<Record<WeightName, Uint8Array>>;

/**
 * Proves which weights can get no gradient, whatever the other weights are:
 *
 * - With one time step h₀ = c₀ = 0. The recurrent kernel multiplies h₀, so its gradient h₀ᵀ·δ is 0; the forget gate
 *   multiplies c₀, so its own gradient is 0, and with it those of its columns of the kernel and of its bias.
 * - A row of the kernel whose input is 0 in every sample has the gradient xᵀ·δ = 0.
 *
 * @param inputs - the samples, `[samples, timeSteps, features]`; without them the second is left aside
 * @returns new arrays, as long as the weights', of 1 for a dead weight and 0 for another
 * @throws RangeError if the inputs are no whole number of samples
 * @example
 * ```ts
 * import { architectureOf, singleLetter } from "@alphabet-lstm/models";
 * import { countDead, findDeadWeights } from "@alphabet-lstm/models/inspect";
 *
 * countDead(findDeadWeights(architectureOf(singleLetter, 26))); // → 4160
 * ```
 */
export function findDeadWeights(architecture: Architecture, inputs?: Float32Array): DeadWeights {
  const { cell, timeSteps, units, features, stateful = false } = architecture;
  const shapes = weightShapes(architecture);
  const dead = Object.fromEntries(
    weightNames.map((name) => [name, new Uint8Array(elementCount(shapes[name]))]),
  ) as Record<WeightName, Uint8Array>;
  const columns = shapes.bias[0]!;
  if (timeSteps === 1 && !stateful) {
    dead.recurrentKernel.fill(1);
    if (cell === "lstm") {
      for (const array of [dead.kernel, dead.bias]) {
        for (let row = 0; row < array.length; row += columns)
          array.fill(1, row + units, row + 2 * units);
      }
    }
  }
  if (inputs) {
    countSamples(architecture, inputs);
    for (let feature = 0; feature < features; feature++) {
      if (isAlwaysZero(inputs, feature, features)) {
        dead.kernel.fill(1, feature * columns, (feature + 1) * columns);
      }
    }
  }
  return dead;
}

/** How many weights are dead in all. */
export function countDead(dead: DeadWeights): number {
  return weightNames.reduce((sum, name) => sum + dead[name].reduce((a, b) => a + b, 0), 0);
}

/**
 * Tells which weights a training has moved: 1 for one whose bits have changed, 0 for another.
 *
 * @returns new arrays, as long as the weights'
 * @throws RangeError or TypeError if the weights do not fit the architecture
 */
export function findMovedWeights(
  architecture: Architecture,
  before: Weights,
  after: Weights,
): Readonly<Record<WeightName, Uint8Array>> {
  checkWeights(architecture, before);
  checkWeights(architecture, after);
  return Object.fromEntries(
    weightNames.map((name) => [
      name,
      Uint8Array.from(before[name], (value, place) =>
        Number(!Object.is(value, after[name][place])),
      ),
    ]),
  ) as Record<WeightName, Uint8Array>;
}

function isAlwaysZero(inputs: Float32Array, feature: number, features: number): boolean {
  for (let place = feature; place < inputs.length; place += features) {
    if (inputs[place] !== 0) return false;
  }
  return true;
}
