import { createRandom } from "@alphabet-lstm/data";
import { type Experiment, experimentArchitecture } from "@alphabet-lstm/experiments";
import {
  type Architecture,
  defaultAdam,
  initialWeights,
  startState,
  type Weights,
} from "@alphabet-lstm/models";
import { type Activations, createFusedTrainer } from "@alphabet-lstm/models/fused";

/** What happens in an LSTM while it reads a window: each array is `[timeSteps, units]`. */
export interface Trace {
  readonly timeSteps: number;
  readonly units: number;
  readonly inputGate: Float32Array;
  readonly forgetGate: Float32Array;
  readonly candidate: Float32Array;
  readonly outputGate: Float32Array;
  readonly cellState: Float32Array;
  readonly hidden: Float32Array;
  /** The answer: `[classes]`. */
  readonly probabilities: Float32Array;
}

/** What is asked of the gradients through time. */
export interface FlowSettings {
  /** Steps that the networks read. */
  readonly steps: number;
  /** What the orthogonal recurrent kernel is multiplied with: its spectral radius. */
  readonly radius: number;
  readonly forgetBias: number;
}

/** Norms of the loss's gradient at each step, the last step first. */
export interface Flow {
  readonly settings: FlowSettings;
  /** ‖∂L/∂h‖ of a SimpleRNN. */
  readonly simpleHidden: readonly number[];
  /** ‖∂L/∂h‖ of an LSTM. */
  readonly hidden: readonly number[];
  /** ‖∂L/∂c‖ of an LSTM. */
  readonly cell: readonly number[];
}

/** Follows a window through an LSTM. */
export async function traceWindow(
  experiment: Experiment,
  weights: Weights,
  inputs: Float32Array,
): Promise<Trace> {
  const architecture = experimentArchitecture(experiment);
  const activations = await passOnce(architecture, weights, inputs);
  if (activations.cell !== "lstm") throw new RangeError("Cannot trace gates: there are none");
  return {
    timeSteps: architecture.timeSteps,
    units: architecture.units,
    inputGate: activations.inputGate.data,
    forgetGate: activations.forgetGate.data,
    candidate: activations.candidate.data,
    outputGate: activations.outputGate.data,
    cellState: activations.cellState.data,
    hidden: activations.hidden.data,
    probabilities: activations.probabilities.data,
  };
}

/** Passes a loss back through time in a SimpleRNN and an LSTM of 32 units, both untrained. */
export async function gradientFlow(settings: FlowSettings): Promise<Flow> {
  const { steps, radius, forgetBias } = settings;
  const random = createRandom(0, "gradient-flow");
  const inputs = Float32Array.from({ length: steps }, () => random.nextFloat());
  const simple = await passThrough("simple-rnn", (weights) => scaled(weights, radius));
  const lstm = await passThrough("lstm", (weights, units) => {
    const { bias, ...others } = scaled(weights, radius);
    return {
      ...others,
      bias: bias.map((value, at) => (at >= units && at < 2 * units ? forgetBias : value)),
    };
  });
  if (lstm.cell !== "lstm") throw new RangeError("Cannot follow the cell state: there is none");
  return {
    settings,
    simpleHidden: norms(simple.hiddenGradients.data, steps),
    hidden: norms(lstm.hiddenGradients.data, steps),
    cell: norms(lstm.cellStateGradients.data, steps),
  };

  async function passThrough(
    cell: Architecture["cell"],
    change: (weights: Weights, units: number) => Weights,
  ): Promise<Activations> {
    const units = 32;
    const architecture: Architecture = {
      cell,
      timeSteps: steps,
      features: 1,
      units,
      classes: 26,
      recurrentActivation: "sigmoid",
    };
    return passOnce(architecture, change(initialWeights(architecture, 0), units), inputs);
  }
}

function scaled({ recurrentKernel, ...others }: Weights, radius: number): Weights {
  return { ...others, recurrentKernel: recurrentKernel.map((value) => value * radius) };
}

function norms(gradients: Float32Array, steps: number): number[] {
  const units = gradients.length / steps;
  return Array.from({ length: steps }, (_, step) =>
    Math.hypot(...gradients.subarray(step * units, (step + 1) * units)),
  ).toReversed();
}

/** One sample forward and backward; the first class stands for the right one. */
async function passOnce(
  architecture: Architecture,
  weights: Weights,
  inputs: Float32Array,
): Promise<Activations> {
  const samples = { inputs, targets: new Int32Array(1) };
  const state = startState(architecture, weights);
  const trainer = await createFusedTrainer({
    architecture,
    samples,
    state,
    adam: defaultAdam,
    batchSize: 1,
  });
  try {
    await trainer.backpropagate(samples);
    return trainer.activations();
  } finally {
    trainer.dispose();
  }
}
