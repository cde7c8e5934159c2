import "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
// Registers the gradients of tfjs-core's operations.
import "@tensorflow/tfjs-layers";
import { beforeAll, expect, it } from "vitest";

import { largestDifference } from "../../test/golden.ts";
import { adamSchedule, defaultAdam } from "../adam.ts";
import { KerasAdam } from "./keras-adam.ts";

beforeAll(async () => {
  await tf.setBackend("cpu");
});

function zeros(): tf.Variable {
  return tf.variable(tf.zeros([3]), false);
}

it("KerasAdam with tfjs' place for epsilon steps as tfjs' own Adam does", () => {
  const ours = tf.variable(tf.tensor1d([1, -2, 3]), true, "ours");
  const theirs = tf.variable(tf.tensor1d([1, -2, 3]), true, "theirs");
  const options = { ...defaultAdam, learningRate: 0.1, epsilonPlacement: "tfjs" } as const;
  const moments = new Map([["ours", { first: zeros(), second: zeros() }]]);
  const subject = new KerasAdam(options, adamSchedule(options), moments);
  const reference = tf.train.adam(0.1, 0.9, 0.999, 1e-7);
  for (let step = 0; step < 50; step++) {
    subject.minimize(() => tf.sum(tf.square(ours)), false, [ours]);
    reference.minimize(() => tf.sum(tf.square(theirs)), false, [theirs]);
  }
  expect(largestDifference(ours.dataSync(), theirs.dataSync())).toBeLessThan(1e-5);
  expect(largestDifference(ours.dataSync(), [1, -2, 3])).toBeGreaterThan(0.5);
});
