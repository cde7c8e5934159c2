import { type Architecture, checkArchitecture } from "../architecture.ts";
import { checkSamples, type Samples } from "../trainer.ts";
import { checkWeights, type Weights } from "../weights.ts";
import { flowThrough, flowToStepBefore, joinCell, startFlow } from "./flow.ts";
import { unrollWindow } from "./local-derivatives.ts";

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
 * Follows the gradient of a sample's loss back through time, in double precision.
 *
 * @param sample - one window and its target; h and c begin with 0. A masked step hands all gradients on, and its input
 *   moves nothing.
 * @throws RangeError or TypeError if something does not fit the architecture, or there is more than one sample
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
  checkArchitecture(architecture);
  checkWeights(architecture, weights);
  checkSamples(architecture, sample);
  if (sample.targets.length > 1) {
    throw new RangeError(
      `Cannot follow the gradient: it takes one sample, received ${sample.targets.length}`,
    );
  }
  const { cell, timeSteps, features, units } = architecture;
  const { steps, hidden } = unrollWindow(architecture, weights, sample.inputs);
  const kernel = Float64Array.from(weights.kernel);
  const recurrentKernel = Float64Array.from(weights.recurrentKernel);
  const hiddenNorms = new Float64Array(timeSteps);
  const cellNorms = new Float64Array(timeSteps);
  const inputNorms = new Float64Array(timeSteps);
  const lossByHidden = lossByLastHidden(architecture, weights, {
    hidden,
    target: sample.targets[0]!,
  });
  let flow = startFlow(lossByHidden);
  for (let time = timeSteps - 1; time >= 0; time--) {
    const step = steps[time];
    if (step) flow = joinCell(flow, step);
    hiddenNorms[time] = norm(flow.hidden.subarray(0, units));
    cellNorms[time] = norm(flow.cell.subarray(0, units));
    if (!step) continue;
    inputNorms[time] = norm(flowThrough(kernel, flow, step).subarray(features));
    flow = flowToStepBefore(recurrentKernel, flow, step);
  }
  return { hiddenNorms, ...(cell === "lstm" && { cellNorms }), inputNorms };
}

/** ∂L/∂h_T, where L is the cross-entropy of the softmax: `[units]`. */
function lossByLastHidden(
  { units, classes }: Architecture,
  { denseKernel, denseBias }: Weights,
  { hidden, target }: { readonly hidden: Float64Array; readonly target: number },
): Float64Array {
  const logits = Float64Array.from(denseBias, (bias, answer) =>
    hidden.reduce((sum, h, unit) => sum + h * denseKernel[unit * classes + answer]!, bias),
  );
  const largest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - largest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  // p − y
  const deltas = powers.map((power, answer) => power / total - Number(answer === target));
  return Float64Array.from({ length: units }, (_, unit) =>
    deltas.reduce((sum, delta, answer) => sum + delta * denseKernel[unit * classes + answer]!, 0),
  );
}

/** Scaled, so that no square leaves the range of a number. */
function norm(values: Float64Array): number {
  const largest = values.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  if (largest === 0) return 0;
  return largest * Math.sqrt(values.reduce((sum, value) => sum + (value / largest) ** 2, 0));
}
