import { defaultAdam } from "../adam.ts";
import type { Architecture } from "../architecture.ts";
import type { Activations, ShapedArray } from "../fused/activations.ts";
import { createFusedTrainer } from "../fused/fused-trainer.ts";
import { type Samples, startState } from "../trainer.ts";
import type { Weights } from "../weights.ts";
import { inputJacobianNorms } from "./input-jacobian.ts";

/** How large a gradient is at each time step, the first step first: `[timeSteps]` each. */
export interface GradientFlow {
  /** ‖∂L/∂h_t‖, by way of all later steps. */
  readonly hiddenNorms: Float64Array;
  /** ‖∂L/∂c_t‖, by way of h_t and all later steps; LSTM only. */
  readonly cellNorms?: Float64Array;
  /** ‖∂h_T/∂x_t‖, the Frobenius norm: how much the input of a step still moves the last hidden state. */
  readonly inputNorms: Float64Array;
}

/**
 * Follows the gradient of a sample's loss back through time.
 *
 * @param sample - one window and its target
 * @throws RangeError or TypeError if something does not fit the architecture
 * @example
 * ```ts
 * import { createRecurrentExample, traceGradients } from "@alphabet-lstm/models/inspect";
 *
 * const example = createRecurrentExample({ cell: "lstm", timeSteps: 60, forgetBias: 0 });
 * const { hiddenNorms } = await traceGradients(example);
 * hiddenNorms[0] < hiddenNorms[59] / 1000; // → true
 * ```
 */
export async function traceGradients({
  architecture,
  weights,
  sample,
}: {
  readonly architecture: Architecture;
  readonly weights: Weights;
  readonly sample: Samples;
}): Promise<GradientFlow> {
  const trainer = await createFusedTrainer({
    architecture,
    samples: sample,
    state: startState(architecture, weights),
    adam: defaultAdam,
    batchSize: 1,
  });
  try {
    await trainer.backpropagate(sample);
    const activations = trainer.activations();
    return {
      hiddenNorms: rowNorms(activations.hiddenGradients),
      ...cellNormsOf(activations),
      inputNorms: inputJacobianNorms(architecture, weights, activations),
    };
  } finally {
    trainer.dispose();
  }
}

function cellNormsOf(activations: Activations): { readonly cellNorms?: Float64Array } {
  if (activations.cell === "simple-rnn") return {};
  return { cellNorms: rowNorms(activations.cellStateGradients) };
}

/** ‖row‖ for each row of `[timeSteps, units]`. */
function rowNorms({ data, shape }: ShapedArray): Float64Array {
  const [rows, columns] = shape as [number, number];
  return Float64Array.from({ length: rows }, (_, row) => {
    const values = data.subarray(row * columns, (row + 1) * columns);
    return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  });
}
