import { type Experiment, experimentArchitecture } from "@alphabet-lstm/experiments";
import type { Weights } from "@alphabet-lstm/models";
import {
  createInspector,
  createRecurrentExample,
  type Trace,
  traceGradients,
} from "@alphabet-lstm/models/inspect";

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

/** Follows a window through an experiment's network. */
export async function traceWindow(
  experiment: Experiment,
  weights: Weights,
  inputs: Float32Array,
): Promise<Trace> {
  const inspector = await createInspector(experimentArchitecture(experiment), weights);
  try {
    const [trace] = await inspector.trace(inputs);
    return trace!;
  } finally {
    inspector.dispose();
  }
}

/** Passes a loss back through time in a SimpleRNN and an LSTM of 32 units, both untrained. */
export async function gradientFlow(settings: FlowSettings): Promise<Flow> {
  const { steps: timeSteps, radius: recurrentScale, forgetBias } = settings;
  const options = { timeSteps, recurrentScale, forgetBias };
  const simple = await traceGradients(createRecurrentExample({ cell: "simple-rnn", ...options }));
  const lstm = await traceGradients(createRecurrentExample({ cell: "lstm", ...options }));
  return {
    settings,
    simpleHidden: [...simple.hiddenNorms].toReversed(),
    hidden: [...lstm.hiddenNorms].toReversed(),
    cell: [...lstm.cellNorms!].toReversed(),
  };
}
