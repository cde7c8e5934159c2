import { createDataset } from "@alphabet-lstm/data";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { randomNetwork } from "../../test/random-network.ts";
import { type Architecture, weightNames } from "../architecture.ts";
import { architectureOf } from "../configurations/model-configuration.ts";
import { timeSteps } from "../configurations/time-steps.ts";
import { createFusedPredictor } from "../fused/fused-predictor.ts";
import { initialWeights, type Weights } from "../weights.ts";
import { type Gate, operate, type Surgery } from "./surgery.ts";
import { createInspector, type Trace } from "./trace.ts";

const architecture = architectureOf(timeSteps, 26);
const weights = initialWeights(architecture, 7);
const { inputs } = createDataset(timeSteps);

async function answers(
  shape: Architecture,
  own: Weights,
  asked: Float32Array,
): Promise<Float32Array> {
  const predictor = await createFusedPredictor(shape, own);
  const given = await predictor.predict(asked);
  predictor.dispose();
  return given;
}

async function traceAfter(surgery: Surgery, shape = architecture): Promise<Trace> {
  const inspector = await createInspector(shape, operate(shape, weights, surgery));
  const traces = await inspector.trace(inputs);
  inspector.dispose();
  return traces[10]!;
}

describe("operate()", () => {
  it("without a change changes nothing, bit for bit", async () => {
    await fc.assert(
      fc.asyncProperty(randomNetwork(), async (network) => {
        const same = operate(network.architecture, network.weights, {});
        for (const name of weightNames) {
          expect(same[name]).toEqual(network.weights[name]);
          expect(same[name]).not.toBe(network.weights[name]);
        }
        const given = await answers(network.architecture, same, network.samples.inputs);
        expect(given).toEqual(
          await answers(network.architecture, network.weights, network.samples.inputs),
        );
      }),
      { numRuns: 20 },
    );
  });

  const parts = {
    input: "inputGate",
    forget: "forgetGate",
    candidate: "candidate",
    output: "outputGate",
  } as const satisfies Record<Gate, keyof Trace>;

  it.each([
    ["input", 0],
    ["input", 0.3],
    ["forget", 0],
    ["forget", 1],
    ["forget", 0.5],
    ["candidate", -1],
    ["candidate", 0.25],
    ["output", 1],
  ] as const)(
    "holds the %s gate at %d at every step, for either activation",
    async (gate, value) => {
      for (const recurrentActivation of ["hard-sigmoid", "sigmoid"] as const) {
        const trace = await traceAfter(
          { hold: { [gate]: value } },
          { ...architecture, recurrentActivation },
        );
        const held = trace[parts[gate]]!.data;
        // The ends exactly, the rest to single precision.
        const tolerance = Number.isInteger(value) ? 0 : 1e-6;
        for (const seen of held) expect(Math.abs(seen - value)).toBeLessThanOrEqual(tolerance);
      }
    },
  );

  it("empties the cell between the steps", async () => {
    const { cellState, inputGate, candidate } = await traceAfter({ zeroCell: true });
    cellState!.data.forEach((value, place) => {
      expect(value).toBeCloseTo(inputGate!.data[place]! * candidate!.data[place]!, 7);
    });
  });

  it("empties the hidden state between the steps, so that each sees its input alone", async () => {
    const { preActivations } = await traceAfter({ zeroHidden: true });
    const columns = 128;
    preActivations.data.forEach((value, place) => {
      const [step, column] = [Math.floor(place / columns), place % columns];
      const alone = inputs[30 + step]! * weights.kernel[column]! + weights.bias[column]!;
      expect(value).toBeCloseTo(alone, 6);
    });
  });

  it("silences a unit: nothing it holds matters any more", async () => {
    const silent = operate(architecture, weights, { replace: [{ unit: 5, by: null }] });
    const shaken = { ...silent, bias: silent.bias.slice() };
    for (let gate = 0; gate < 4; gate++) shaken.bias[gate * 32 + 5] = 3;
    expect(await answers(architecture, shaken, inputs)).toEqual(
      await answers(architecture, silent, inputs),
    );
  });

  it("makes a unit do what another does", async () => {
    const { hiddenState } = await traceAfter({ replace: [{ unit: 5, by: 9 }] });
    for (const step of [0, 1, 2]) {
      expect(hiddenState.data[step * 32 + 5]).toBe(hiddenState.data[step * 32 + 9]);
    }
  });

  it.each<[Surgery, string]>([
    [
      { hold: { forget: 2 } },
      "the forget gate's value must be a number of at least 0 and at most 1, received 2",
    ],
    [{ hold: { candidate: -2 } }, "the candidate gate's value must be a number of at least -1"],
    [
      { hold: { forgit: 0 } as never },
      'a held gate must be one of input, forget, candidate, output, received "forgit"',
    ],
    [
      { replace: [{ unit: 32, by: null }] },
      "a replaced unit must be an integer in 0..31, received 32",
    ],
    [{ replace: [{ unit: 0, by: -1 }] }, "the unit in its place must be an integer in 0..31"],
  ])("throws RangeError for %j", (surgery, message) => {
    expect(() => operate(architecture, weights, surgery)).toThrow(RangeError);
    expect(() => operate(architecture, weights, surgery)).toThrow(message);
  });

  it("throws RangeError for the weights of another model", () => {
    const wider = { ...architecture, units: 33 };
    expect(() => operate(wider, weights, {})).toThrow(RangeError);
  });

  it("throws RangeError for the gates of a SimpleRNN", () => {
    const plain = { ...architecture, cell: "simple-rnn" } as const;
    expect(() => operate(plain, initialWeights(plain, 7), { zeroCell: true })).toThrow(
      "Cannot operate: a simple-rnn has no gates and no cell to hold",
    );
  });
});
