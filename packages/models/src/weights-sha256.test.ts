import { createHash } from "node:crypto";

import { expect, it } from "vitest";

import { weightNames } from "./architecture.ts";
import { featureWindow } from "./configurations/feature-window.ts";
import { architectureOf } from "./configurations/model-configuration.ts";
import { weightsSha256 } from "./weights-sha256.ts";
import { initialWeights, zeroWeights } from "./weights.ts";

const architecture = architectureOf(featureWindow, 26);

it("weightsSha256() is the SHA-256 of the arrays' little-endian bytes, in Keras' order", () => {
  const weights = initialWeights(architecture, 7);
  const hash = createHash("sha256");
  for (const name of ["kernel", "recurrentKernel", "bias", "denseKernel", "denseBias"] as const) {
    const bytes = Buffer.alloc(4 * weights[name].length);
    for (const [index, value] of weights[name].entries()) bytes.writeFloatLE(value, 4 * index);
    hash.update(bytes);
  }
  expect(weightsSha256(weights)).toBe(hash.digest("hex"));
});

it("weightsSha256() hashes what a view shows, not the buffer behind it", () => {
  const weights = initialWeights(architecture, 7);
  const padded = Float32Array.of(9, ...weights.bias, 9);
  expect(weightsSha256({ ...weights, bias: padded.subarray(1, -1) })).toBe(weightsSha256(weights));
});

it("weightsSha256() does not depend on the order of the object's keys", () => {
  const weights = initialWeights(architecture, 7);
  const { denseBias, ...others } = weights;
  expect(weightsSha256({ denseBias, ...others })).toBe(weightsSha256(weights));
});

it.each(weightNames)("weightsSha256() tells 0 from −0 in the last number of %s", (name) => {
  const weights = zeroWeights(architecture);
  const before = weightsSha256(weights);
  weights[name][weights[name].length - 1] = -0;
  expect(weightsSha256(weights)).not.toBe(before);
});
