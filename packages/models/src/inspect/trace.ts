import { defaultAdam } from "../adam.ts";
import type { Architecture } from "../architecture.ts";
import type { ShapedArray } from "../fused/activations.ts";
import { createFusedTrainer, type FusedTrainer } from "../fused/fused-trainer.ts";
import { countSamples, startState } from "../trainer.ts";
import type { Weights } from "../weights.ts";

/** What a recurrent layer did with one window, step by step, and what came out. */
export interface Trace {
  /** Of an LSTM the gates in the order i, f, c, o: `[timeSteps, 4 · units]`; of a SimpleRNN `[timeSteps, units]`. */
  readonly preActivations: ShapedArray;
  /** i, what is let in: `[timeSteps, units]`; LSTM only, as all up to `cellState`. */
  readonly inputGate?: ShapedArray;
  /** f, what is kept. */
  readonly forgetGate?: ShapedArray;
  /** c̃, the new content, in [−1, 1]. */
  readonly candidate?: ShapedArray;
  /** o, what is let out. */
  readonly outputGate?: ShapedArray;
  /** c: `[timeSteps, units]`. */
  readonly cellState?: ShapedArray;
  /** h: `[timeSteps, units]`. */
  readonly hiddenState: ShapedArray;
  /** Before the softmax: `[classes]`. */
  readonly logits: ShapedArray;
  /** The answer: `[classes]`. */
  readonly probabilities: ShapedArray;
}

/** The parts of a trace that have a number for every time step and unit. */
export type TracedState =
  | "inputGate"
  | "forgetGate"
  | "candidate"
  | "outputGate"
  | "cellState"
  | "hiddenState";

/** Every {@link TracedState}, in the order in which a step computes them. */
export const tracedStates: readonly TracedState[] = [
  "inputGate",
  "forgetGate",
  "candidate",
  "outputGate",
  "cellState",
  "hiddenState",
];

/** A network that can be looked into. */
export interface Inspector {
  readonly architecture: Architecture;
  /**
   * Traces windows.
   *
   * @param inputs - `[samples, timeSteps, features]`, row-major; each window begins with h = c = 0
   * @returns a trace of new arrays for each sample
   * @throws RangeError if the inputs are no whole number of samples
   */
  trace(inputs: Float32Array): Promise<Trace[]>;
  /** Gives back all memory. */
  dispose(): void;
}

/**
 * Opens a network for inspection. The numbers are those that the fused trainer computes, bit for bit.
 *
 * @param weights - copied
 * @returns an inspector that the caller disposes
 * @throws RangeError or TypeError if the weights do not fit the architecture
 * @example
 * ```ts
 * import { createDataset } from "@alphabet-lstm/data";
 * import { architectureOf, initialWeights, timeSteps } from "@alphabet-lstm/models";
 * import { createInspector } from "@alphabet-lstm/models/inspect";
 *
 * const architecture = architectureOf(timeSteps, 26);
 * const inspector = await createInspector(architecture, initialWeights(architecture, 7));
 * const [first] = await inspector.trace(createDataset(timeSteps).inputs);
 * first.forgetGate.shape; // → [3, 32]
 * inspector.dispose();
 * ```
 */
export async function createInspector(
  architecture: Architecture,
  weights: Weights,
): Promise<Inspector> {
  // Each window is looked at on its own.
  const stateless = { ...architecture, stateful: false };
  const { timeSteps, features } = architecture;
  const trainer = await createFusedTrainer({
    architecture: stateless,
    samples: { inputs: new Float32Array(timeSteps * features), targets: Int32Array.of(0) },
    state: startState(stateless, weights),
    adam: defaultAdam,
    batchSize: 1,
  });
  return {
    architecture: stateless,
    trace: async (inputs) => {
      const count = countSamples(stateless, inputs);
      const size = timeSteps * features;
      const traces: Trace[] = [];
      for (let sample = 0; sample < count; sample++) {
        const window = inputs.subarray(sample * size, (sample + 1) * size);
        traces.push(await traceWindow(trainer, window, weights));
      }
      return traces;
    },
    dispose: () => trainer.dispose(),
  };
}

async function traceWindow(
  trainer: FusedTrainer,
  inputs: Float32Array,
  weights: Weights,
): Promise<Trace> {
  // The target is of no matter: the pass back is left aside.
  await trainer.backpropagate({ inputs, targets: Int32Array.of(0) });
  const activations = trainer.activations();
  const { preActivations, hidden, probabilities } = activations;
  const common = {
    preActivations,
    hiddenState: hidden,
    logits: logitsOf(trainer.architecture, weights, hidden),
    probabilities,
  };
  if (activations.cell === "simple-rnn") return common;
  const { inputGate, forgetGate, candidate, outputGate, cellState } = activations;
  return { ...common, inputGate, forgetGate, candidate, outputGate, cellState };
}

/** h · D + d of the last step, summed in float64. */
function logitsOf(
  { units, classes }: Architecture,
  { denseKernel, denseBias }: Weights,
  hidden: ShapedArray,
): ShapedArray {
  const last = hidden.data.subarray(-units);
  const data = Float32Array.from(denseBias, (bias, answer) => {
    let sum = bias;
    for (let unit = 0; unit < units; unit++)
      sum += last[unit]! * denseKernel[unit * classes + answer]!;
    return sum;
  });
  return { data, shape: [classes] };
}
