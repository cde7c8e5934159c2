import { createRandom, normal, type RandomStream } from "@alphabet-lstm/data";

import {
  type Architecture,
  checkArchitecture,
  elementCount,
  gateCount,
  type WeightName,
  weightNames,
  weightShapes,
} from "./architecture.ts";

/** What a network has learned: one row-major array per name, of the shape that `weightShapes` gives. */
export type Weights = Readonly<Record<WeightName, Float32Array>>;

/**
 * Draws the weights that training starts from, by Keras 2's rules: kernels Glorot uniform, the recurrent kernel
 * orthogonal, biases zero but for an LSTM's forget gate's at 1.
 *
 * Each array has a random stream of its own, and nothing but IEEE arithmetic and square roots touches the numbers: the
 * same seed gives the same bytes on every machine. Models of the same shape (models 1 and 3) start from the same weights.
 *
 * @param seed - an integer in 0..2⁵³ − 1
 * @returns new arrays
 * @throws RangeError if the architecture or the seed is out of range
 * @example
 * ```ts
 * import { architectureOf, initialWeights, singleLetter } from "@alphabet-lstm/models";
 *
 * const weights = initialWeights(architectureOf(singleLetter, 26), 7);
 * weights.bias.subarray(32, 34); // → Float32Array [1, 1]
 * ```
 * @see https://github.com/keras-team/keras/blob/2.2.4/keras/initializers.py
 */
export function initialWeights(architecture: Architecture, seed: number): Weights {
  checkArchitecture(architecture);
  const { cell, features, units, classes } = architecture;
  const columns = gateCount(cell) * units;
  const bias = new Float32Array(columns);
  if (cell === "lstm") bias.fill(1, units, 2 * units);
  const stream = (name: WeightName): RandomStream => createRandom(seed, "initial-weights", name);
  return {
    kernel: glorotUniform(stream("kernel"), features, columns),
    recurrentKernel: orthogonal(stream("recurrentKernel"), units, columns),
    bias,
    denseKernel: glorotUniform(stream("denseKernel"), units, classes),
    denseBias: new Float32Array(classes),
  };
}

/**
 * Makes arrays of zeros in the shape of a network's weights.
 */
export function zeroWeights(architecture: Architecture): Weights {
  const shapes = weightShapes(architecture);
  return mapWeights((name) => new Float32Array(elementCount(shapes[name])));
}

/**
 * Makes one array for each name.
 */
export function mapWeights(make: (name: WeightName) => Float32Array): Weights {
  return Object.fromEntries(weightNames.map((name) => [name, make(name)])) as Record<
    WeightName,
    Float32Array
  >;
}

/**
 * Checks that there is an array of the right length for every name, and that every number is finite.
 *
 * @param what - what the arrays are called in the error, as in "weights"
 * @throws TypeError if an array is no Float32Array
 * @throws RangeError if a length does not fit, or a number is not finite
 */
export function checkWeights(architecture: Architecture, weights: Weights, what = "weights"): void {
  const shapes = weightShapes(architecture);
  for (const name of weightNames) {
    const array: unknown = weights[name];
    if (!(array instanceof Float32Array)) {
      throw new TypeError(`Cannot use the ${what}: ${name} must be a Float32Array`);
    }
    const expected = elementCount(shapes[name]);
    if (array.length !== expected) {
      throw new RangeError(
        `Cannot use the ${what}: ${name} must have the shape ${shapes[name].join(" × ")} (${expected} numbers), received ${array.length} numbers`,
      );
    }
    const wrong = array.findIndex((value) => !Number.isFinite(value));
    if (wrong >= 0) {
      throw new RangeError(
        `Cannot use the ${what}: every number must be finite, received ${array[wrong]} at ${name}[${wrong}]`,
      );
    }
  }
}

/** Uniform in ±√(6 / (rows + columns)): `[rows, columns]`. */
function glorotUniform(random: RandomStream, rows: number, columns: number): Float32Array {
  const limit = Math.sqrt(6 / (rows + columns));
  return Float32Array.from({ length: rows * columns }, () => (2 * random.nextFloat() - 1) * limit);
}

/**
 * `rows` orthonormal rows of length `columns ≥ rows`, every such set equally likely: Gram–Schmidt on normal vectors,
 * which is the QR decomposition with a positive diagonal that Keras takes. Two passes make it orthogonal to rounding.
 */
function orthogonal(random: RandomStream, rows: number, columns: number): Float32Array {
  const basis: Float64Array[] = [];
  while (basis.length < rows) {
    const row = Float64Array.from({ length: columns }, () => normal(random));
    for (let pass = 0; pass < 2; pass++) {
      for (const earlier of basis) {
        const overlap = dot(row, earlier);
        for (let column = 0; column < columns; column++) row[column]! -= overlap * earlier[column]!;
      }
    }
    const length = Math.sqrt(dot(row, row));
    basis.push(row.map((value) => value / length));
  }
  const matrix = new Float32Array(rows * columns);
  for (const [row, values] of basis.entries()) matrix.set(values, row * columns);
  return matrix;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += a[index]! * b[index]!;
  return sum;
}
