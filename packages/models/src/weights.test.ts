import { expect, it } from "vitest";

import { type Architecture, weightNames } from "./architecture.ts";
import { featureWindow } from "./configurations/feature-window.ts";
import { architectureOf } from "./configurations/model-configuration.ts";
import { singleLetter } from "./configurations/single-letter.ts";
import { timeSteps } from "./configurations/time-steps.ts";
import { weightsSha256 } from "./weights-sha256.ts";
import { checkWeights, initialWeights, mapWeights, type Weights, zeroWeights } from "./weights.ts";

const model1 = architectureOf(singleLetter, 26);
const model2 = architectureOf(featureWindow, 26);
const model3 = architectureOf(timeSteps, 26);
/** Kernels of 409,600 and 1,024,000 numbers: enough to see their distribution. */
const large: Architecture = { ...model1, features: 800, units: 128, classes: 8000 };

function changed(change: Partial<Weights>): Weights {
  return { ...initialWeights(model1, 7), ...change };
}

it.each([
  ["model 1", model1, "9d1ff602607409aee36f96c0a108e231bc91b598922a7bc1741e59a746d07be2"],
  ["model 2", model2, "91856bca7dde60000a0aa253085095408107d031556a8780633fdf19f0e32391"],
  ["model 3", model3, "9d1ff602607409aee36f96c0a108e231bc91b598922a7bc1741e59a746d07be2"],
])("initialWeights() of %s for seed 7 are the bytes they were", (_, architecture, digest) => {
  expect(weightsSha256(initialWeights(architecture, 7))).toBe(digest);
});

it("initialWeights() gives models 1 and 3 the same weights, and model 2 its own kernel", () => {
  const weights1 = initialWeights(model1, 7);
  const weights2 = initialWeights(model2, 7);
  expect(initialWeights(model3, 7)).toEqual(weights1);
  expect(weights2.kernel).toHaveLength(3 * 128);
  expect({ ...weights2, kernel: weights1.kernel }).toEqual(weights1);
});

it("initialWeights() gives new arrays that equal each other for the same seed", () => {
  const first = initialWeights(model1, 7);
  const second = initialWeights(model1, 7);
  expect(second).toEqual(first);
  for (const name of weightNames) expect(second[name]).not.toBe(first[name]);
});

it("initialWeights() takes 0 for a seed like any other", () => {
  const digests = [0, 1, 7].map((seed) => weightsSha256(initialWeights(model1, seed)));
  expect(new Set(digests).size).toBe(3);
});

it("initialWeights() draws every array from a stream of its own", () => {
  // 4 units and 16 classes: three arrays of the same size and, two of them, of the same limit.
  const { kernel, recurrentKernel, denseKernel } = initialWeights(
    { ...model1, features: 4, units: 4, classes: 16 },
    7,
  );
  expect(kernel).not.toEqual(denseKernel);
  expect(recurrentKernel).not.toEqual(kernel);
});

it("initialWeights() sets the forget gate's biases to 1 and all others to 0", () => {
  const { bias, denseBias } = initialWeights({ ...model1, units: 2, classes: 3 }, 7);
  expect(bias).toEqual(Float32Array.of(0, 0, 1, 1, 0, 0, 0, 0));
  expect(denseBias).toEqual(Float32Array.of(0, 0, 0));
});

it.each([
  ["kernel", 800, 512],
  ["denseKernel", 128, 8000],
] as const)("initialWeights() draws the %s Glorot uniform", (name, rows, columns) => {
  const values = initialWeights(large, 7)[name];
  const limit = Math.sqrt(6 / (rows + columns));
  const count = rows * columns;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const variance = values.reduce((sum, value) => sum + value * value, 0) / count;
  const largest = values.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  expect(values).toHaveLength(count);
  expect(largest).toBeLessThanOrEqual(Math.fround(limit));
  // None of n draws beyond (1 − 20/n) of the limit has the probability e⁻²⁰.
  expect(largest).toBeGreaterThan(limit * (1 - 20 / count));
  // Uniform in ±l has the variance l²/3, and its square the variance 4l⁴/45: four standard errors each.
  expect(Math.abs(mean)).toBeLessThan((4 * limit) / Math.sqrt(3 * count));
  expect(Math.abs(variance - limit ** 2 / 3)).toBeLessThan(
    4 * limit ** 2 * Math.sqrt(4 / 45 / count),
  );
});

it("initialWeights() throws RangeError for a seed or an architecture out of range", () => {
  expect(() => initialWeights(model1, -1)).toThrow(
    new RangeError(
      "Cannot open a random stream: seed must be an integer in 0..9007199254740991, received -1",
    ),
  );
  expect(() => initialWeights({ ...model1, units: 0 }, 7)).toThrow(
    new RangeError("Cannot build the model: units must be an integer in 1..1024, received 0"),
  );
});

it("zeroWeights() has the shapes of initialWeights(), and zeros", () => {
  const zeros = zeroWeights(model2);
  expect(() => checkWeights(model2, zeros)).not.toThrow();
  for (const name of weightNames) expect(zeros[name].every((value) => value === 0)).toBe(true);
});

it("mapWeights() makes one array for each name, in Keras' order", () => {
  expect(Object.keys(mapWeights(() => new Float32Array()))).toEqual([...weightNames]);
  expect(mapWeights((name) => Float32Array.of(name.length)).bias).toEqual(Float32Array.of(4));
});

it("checkWeights() accepts the initial weights of the same architecture", () => {
  expect(() => checkWeights(model1, initialWeights(model3, 7))).not.toThrow();
});

it.each([4095, 4097])("checkWeights() throws RangeError for an array of length %d", (length) => {
  const recurrentKernel = new Float32Array(length);
  expect(() => checkWeights(model1, changed({ recurrentKernel }))).toThrow(
    new RangeError(
      `Cannot use the weights: recurrentKernel must have the shape 32 × 128 (4096 numbers), received ${length} numbers`,
    ),
  );
});

it.each([Number.NaN, Number.POSITIVE_INFINITY])(
  "checkWeights() throws RangeError for the number %d",
  (value) => {
    const bias = new Float32Array(128);
    bias[127] = value;
    expect(() => checkWeights(model1, changed({ bias }), "first moments")).toThrow(
      new RangeError(
        `Cannot use the first moments: every number must be finite, received ${value} at bias[127]`,
      ),
    );
  },
);

it("checkWeights() throws TypeError for an array that is missing or of another kind", () => {
  const sentence = "Cannot use the weights: denseBias must be a Float32Array";
  for (const denseBias of [undefined, Array(26).fill(0), new Float64Array(26)]) {
    const weights = changed({ denseBias: denseBias as unknown as Float32Array });
    expect(() => checkWeights(model1, weights)).toThrow(new TypeError(sentence));
  }
});
