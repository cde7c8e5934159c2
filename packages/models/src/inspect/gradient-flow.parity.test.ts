import { expect, it } from "vitest";

import { largestDifference } from "../../test/golden.ts";
import { readGradientFlows } from "../../test/gradflow.ts";
import { traceGradients } from "./gradient-flow.ts";
import { createRecurrentExample } from "./recurrent-example.ts";

it.each(readGradientFlows())("the gradient's norms in $title are JAX'", async (flow) => {
  const { architecture, weights, samples } = flow;
  const traced = await traceGradients({ architecture, weights, sample: samples });
  // Of a float64 implementation, and of numbers with ten digits.
  const tolerance = 1e-9 * Math.max(1, ...flow.inputNorms);
  expect(largestDifference(traced.hiddenNorms, flow.hiddenNorms)).toBeLessThan(1e-9);
  expect(traced.cellNorms === undefined).toBe(flow.cellNorms === undefined);
  expect(largestDifference(traced.cellNorms ?? [], flow.cellNorms ?? [])).toBeLessThan(1e-9);
  expect(largestDifference(traced.inputNorms, flow.inputNorms)).toBeLessThan(tolerance);
});

async function hiddenNorms(
  options: Parameters<typeof createRecurrentExample>[0],
): Promise<Float64Array> {
  return (await traceGradients(createRecurrentExample(options))).hiddenNorms;
}

it("gradients of a SimpleRNN vanish below a recurrent scale of 1, and explode above it", async () => {
  const steps = { cell: "simple-rnn", timeSteps: 60 } as const;
  const vanishing = await hiddenNorms({ ...steps, recurrentScale: 0.5 });
  expect(vanishing[0]! / vanishing[59]!).toBeLessThan(1e-15);
  const exploding = await hiddenNorms({ ...steps, timeSteps: 20, recurrentScale: 3 });
  expect(exploding[0]! / exploding[19]!).toBeGreaterThan(1);
});

/** How much of the last step's gradient is left at the first. */
async function share(forgetBias: number): Promise<number> {
  const norms = await hiddenNorms({ cell: "lstm", timeSteps: 60, forgetBias });
  return norms[0]! / norms[59]!;
}

it("a forget gate that is open keeps the gradient of an LSTM", async () => {
  const [closed, half, open] = [await share(0), await share(1), await share(5)];
  expect(closed).toBeLessThan(half);
  expect(half).toBeLessThan(1e-4);
  expect(open).toBeGreaterThan(1e-3);
});

it("traceGradients() follows a gradient far below what single precision holds", async () => {
  const steps = { cell: "simple-rnn", timeSteps: 200 } as const;
  const norms = await hiddenNorms({ ...steps, recurrentScale: 0.1 });
  // Each step leaves a tenth at the most, and the slope of tanh little less.
  expect(Math.log10(norms[0]! / norms[199]!)).toBeLessThan(-199);
  const exploding = await hiddenNorms({ ...steps, recurrentScale: 10 });
  expect(exploding.every((norm) => Number.isFinite(norm) && norm > 0)).toBe(true);
});

it("traceGradients() takes one sample that fits", async () => {
  const example = createRecurrentExample({ cell: "lstm", timeSteps: 2, units: 3 });
  const twice = { inputs: new Float32Array(4), targets: Int32Array.of(0, 1) };
  await expect(traceGradients({ ...example, sample: twice })).rejects.toThrow(
    "Cannot follow the gradient: it takes one sample, received 2",
  );
  const half = { inputs: new Float32Array(1), targets: Int32Array.of(0) };
  await expect(traceGradients({ ...example, sample: half })).rejects.toThrow(RangeError);
  const architecture = { ...example.architecture, units: 4 };
  await expect(traceGradients({ ...example, architecture })).rejects.toThrow(RangeError);
});

it("createRecurrentExample() is the same for a seed, and goes up to 200 steps", async () => {
  const options = { cell: "lstm", timeSteps: 200, units: 4 } as const;
  expect(createRecurrentExample(options)).toEqual(createRecurrentExample(options));
  expect(await hiddenNorms(options)).toHaveLength(200);
});

it.each([
  [{ timeSteps: 201 }, "timeSteps must be an integer in 1..200, received 201"],
  [{ timeSteps: 0 }, "timeSteps must be an integer in 1..200, received 0"],
  [
    { recurrentScale: -1 },
    "recurrentScale must be a number of at least 0 and at most 10, received -1",
  ],
  [{ forgetBias: 11 }, "forgetBias must be a number of at least -10 and at most 10, received 11"],
  [{ units: 0 }, "units must be an integer in 1..1024, received 0"],
])("createRecurrentExample() throws RangeError for %j", (options, message) => {
  const make = (): unknown => createRecurrentExample({ cell: "lstm", timeSteps: 3, ...options });
  expect(make).toThrow(RangeError);
  expect(make).toThrow(message);
});
