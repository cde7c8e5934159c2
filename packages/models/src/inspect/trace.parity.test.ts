import { expect, it } from "vitest";

import {
  flatten,
  goldenArchitecture,
  goldenNames,
  goldenWeights,
  largestDifference,
  readGolden,
} from "../../test/golden.ts";
import { featureWindow } from "../configurations/feature-window.ts";
import { architectureOf } from "../configurations/model-configuration.ts";
import { timeSteps } from "../configurations/time-steps.ts";
import { createFusedPredictor } from "../fused/fused-predictor.ts";
import { initialWeights } from "../weights.ts";
import { createInspector } from "./trace.ts";

const noneMissing = (name: string): Float32Array => {
  throw new Error(`${name} is missing`);
};

it.each(goldenNames)("the trace of %s is Keras'", async (name) => {
  const golden = readGolden(name);
  const architecture = goldenArchitecture(golden);
  const weights = goldenWeights(golden.init, noneMissing);
  const inputs = flatten(golden.x);
  const inspector = await createInspector(architecture, weights);
  const traces = await inspector.trace(inputs);
  const { index, steps } = golden.trace_sample;
  const trace = traces[index]!;
  const keras = (part: "i" | "f" | "g" | "o" | "c" | "h"): Float32Array =>
    flatten(steps.map((step) => step[part]));
  const pairs = [
    [trace.inputGate, keras("i")],
    [trace.forgetGate, keras("f")],
    [trace.candidate, keras("g")],
    [trace.outputGate, keras("o")],
    [trace.cellState, keras("c")],
    [trace.hiddenState, keras("h")],
  ] as const;
  for (const [mine, theirs] of pairs) {
    expect(mine?.shape).toEqual([architecture.timeSteps, architecture.units]);
    expect(largestDifference(mine!.data, theirs)).toBeLessThan(2e-7);
  }
  const probabilities = flatten(golden.forward.probs);
  traces.forEach(({ probabilities: { data } }, sample) => {
    const row = probabilities.subarray(sample * data.length, (sample + 1) * data.length);
    expect(largestDifference(data, row)).toBeLessThan(2e-7);
  });
  inspector.dispose();
});

it("hidden and cell states of a whole sequence are Keras'", async () => {
  const golden = readGolden("random_T7_F5_u16_C11_sigmoid");
  const architecture = goldenArchitecture(golden);
  const inspector = await createInspector(architecture, goldenWeights(golden.init, noneMissing));
  const traces = await inspector.trace(flatten(golden.x));
  const hidden = flatten(golden.hidden_sequence!);
  const cells = flatten(golden.cell_sequence!);
  const size = architecture.timeSteps * architecture.units;
  traces.forEach(({ hiddenState, cellState }, sample) => {
    const own = (all: Float32Array): Float32Array =>
      all.subarray(sample * size, (sample + 1) * size);
    expect(largestDifference(hiddenState.data, own(hidden))).toBeLessThan(3e-7);
    expect(largestDifference(cellState!.data, own(cells))).toBeLessThan(3e-7);
  });
  expect(traces).toHaveLength(4);
  inspector.dispose();
});

it("a trace's probabilities are the predictor's, bit for bit, and the softmax of its logits", async () => {
  const golden = readGolden("model3_sigmoid");
  const architecture = goldenArchitecture(golden);
  const weights = goldenWeights(golden.init, noneMissing);
  const inputs = flatten(golden.x);
  const inspector = await createInspector(architecture, weights);
  const predictor = await createFusedPredictor(architecture, weights);
  const traces = await inspector.trace(inputs);
  expect(traces.flatMap(({ probabilities }) => [...probabilities.data])).toEqual([
    ...(await predictor.predict(inputs)),
  ]);
  const { logits, probabilities } = traces[5]!;
  const powers = Array.from(logits.data, Math.exp);
  const sum = powers.reduce((a, b) => a + b, 0);
  powers.forEach((power, answer) =>
    expect(power / sum).toBeCloseTo(probabilities.data[answer]!, 6),
  );
  predictor.dispose();
  inspector.dispose();
});

it("a trace of a SimpleRNN has no gates, and trace() refuses half a window", async () => {
  const golden = readGolden("model3_sigmoid");
  const architecture = { ...goldenArchitecture(golden), cell: "simple-rnn" } as const;
  const inspector = await createInspector(architecture, initialWeights(architecture, 7));
  const [trace] = await inspector.trace(Float32Array.of(0.1, 0.2, 0.3));
  expect(Object.keys(trace!)).toEqual(["preActivations", "hiddenState", "logits", "probabilities"]);
  await expect(inspector.trace(Float32Array.of(0.1, 0.2))).rejects.toThrow(RangeError);
  inspector.dispose();
});

it("createInspector() throws RangeError for the weights of another model", async () => {
  const architecture = architectureOf(timeSteps, 26);
  const weights = initialWeights(architectureOf(featureWindow, 26), 7);
  await expect(createInspector(architecture, weights)).rejects.toThrow(RangeError);
});

it("a window's trace is the same alone, among others and in a stateful layer", async () => {
  const architecture = architectureOf({ ...timeSteps, stateful: true }, 26);
  const weights = initialWeights(architecture, 7);
  const inspector = await createInspector(architecture, weights);
  const windows = Float32Array.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6);
  const [, second] = await inspector.trace(windows);
  const [alone] = await inspector.trace(windows.subarray(3));
  expect(second).toEqual(alone);
  inspector.dispose();
});
