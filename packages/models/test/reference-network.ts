/**
 * The networks once more, as slowly and clearly as possible: double precision, one sample and one number at a time, from
 * the textbook. The fast trainers are judged by it, and finite differences judge it.
 */
import { type AdamOptions, adamSchedule } from "../src/adam.ts";
import { type Architecture, type WeightName, weightNames } from "../src/architecture.ts";
import type { Samples } from "../src/trainer.ts";

/** Weights, or gradients, in double precision. */
export type ReferenceWeights = Record<WeightName, Float64Array>;

/** What a sample starts from. */
export interface State {
  readonly h: readonly number[];
  readonly c: readonly number[];
}

/** Everything that one sample leaves behind, per time step; an LSTM's gates are in the order i, f, c, o. */
interface Trace {
  readonly start: State;
  readonly end: State;
  readonly inputs: number[][];
  /** Which time steps are masked. */
  readonly skipped: boolean[];
  /** After the activation: `[timeSteps][gates][units]`. */
  readonly gates: number[][][];
  readonly cells: number[][];
  readonly hidden: number[][];
  readonly probabilities: number[];
  readonly loss: number;
}

export function widen(weights: Readonly<Record<WeightName, Float32Array>>): ReferenceWeights {
  return mapNames((name) => Float64Array.from(weights[name]));
}

/** What each sample starts from: zeros, or, if the layer is stateful, where the sample before it ended. */
export function referenceStarts(
  architecture: Architecture,
  weights: ReferenceWeights,
  samples: Samples,
): State[] {
  const starts: State[] = [];
  let next: State = { h: zeros(architecture.units), c: zeros(architecture.units) };
  for (const sample of samples.targets.keys()) {
    starts.push(next);
    if (architecture.stateful) {
      next = trace(architecture, weights, samples, sample, next).end;
    }
  }
  return starts;
}

/** Mean cross-entropy of samples that start from given states. */
export function referenceLoss(
  architecture: Architecture,
  weights: ReferenceWeights,
  samples: Samples,
  starts: readonly State[] = referenceStarts(architecture, weights, samples),
): number {
  const losses = starts.map(
    (start, sample) => trace(architecture, weights, samples, sample, start).loss,
  );
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

/** The gradient of {@link referenceLoss}, by backpropagation through time. What the samples start from stands still. */
export function referenceGradients(
  architecture: Architecture,
  weights: ReferenceWeights,
  samples: Samples,
  starts: readonly State[] = referenceStarts(architecture, weights, samples),
): ReferenceWeights {
  const gradients = mapNames((name) => new Float64Array(weights[name].length));
  for (const [sample, start] of starts.entries()) {
    const passed = trace(architecture, weights, samples, sample, start);
    backpropagate(architecture, weights, samples, sample, passed, gradients);
  }
  return gradients;
}

/** The gradient of {@link referenceLoss}, by central differences. What the samples start from stands still. */
export function finiteDifferences(
  architecture: Architecture,
  weights: ReferenceWeights,
  samples: Samples,
): ReferenceWeights {
  const h = 1e-6;
  const starts = referenceStarts(architecture, weights, samples);
  return mapNames((name) =>
    weights[name].map((value, index) => {
      const lossAt = (moved: number): number => {
        const changed = { ...weights, [name]: weights[name].with(index, moved) };
        return referenceLoss(architecture, changed, samples, starts);
      };
      return (lossAt(value + h) - lossAt(value - h)) / (2 * h);
    }),
  );
}

/**
 * Adam steps from moments of 0. Each is on all samples; a stateful network's on one sample after the other, in epochs that
 * start from zero state.
 */
export function referenceTraining(
  architecture: Architecture,
  start: ReferenceWeights,
  samples: Samples,
  adam: AdamOptions,
  steps: number,
): ReferenceWeights {
  const { stateful = false } = architecture;
  const next = adamSchedule(adam);
  const weights = mapNames((name) => Float64Array.from(start[name]));
  const m = mapNames((name) => new Float64Array(start[name].length));
  const v = mapNames((name) => new Float64Array(start[name].length));
  let carried: State[] = [];
  for (let step = 0; step < steps; step++) {
    const { stepSize, epsilon } = next();
    const position = step % samples.targets.length;
    const batch = stateful ? onlySample(architecture, samples, position) : samples;
    const starts =
      stateful && position > 0 ? carried : referenceStarts(architecture, weights, batch);
    const gradients = referenceGradients(architecture, weights, batch, starts);
    carried = starts.map((from, at) => trace(architecture, weights, batch, at, from).end);
    const norm = Math.hypot(...weightNames.flatMap((name) => [...gradients[name]]));
    const { clipNorm = Infinity } = adam;
    const scale = norm > clipNorm ? clipNorm / norm : 1;
    for (const name of weightNames) {
      for (const index of weights[name].keys()) {
        const g = gradients[name][index]! * scale;
        m[name][index] = adam.beta1 * m[name][index]! + (1 - adam.beta1) * g;
        v[name][index] = adam.beta2 * v[name][index]! + (1 - adam.beta2) * g * g;
        const move = (stepSize * m[name][index]) / (Math.sqrt(v[name][index]) + epsilon);
        weights[name][index]! -= move;
      }
    }
  }
  return weights;
}

/** One of the samples, alone. */
export function onlySample(
  { timeSteps, features }: Architecture,
  { inputs, targets }: Samples,
  sample: number,
): Samples {
  const size = timeSteps * features;
  return {
    inputs: inputs.slice(sample * size, (sample + 1) * size),
    targets: targets.slice(sample, sample + 1),
  };
}

function trace(
  architecture: Architecture,
  weights: ReferenceWeights,
  samples: Samples,
  sample: number,
  start: State,
): Trace {
  const { cell, timeSteps, features, units, classes, maskValue = NaN } = architecture;
  const gateCount = cell === "lstm" ? 4 : 1;
  const columns = gateCount * units;
  const inputs: number[][] = [];
  const skipped: boolean[] = [];
  const gates: number[][][] = [];
  const cells: number[][] = [];
  const hidden: number[][] = [];
  let c = [...start.c];
  let h = [...start.h];
  for (let time = 0; time < timeSteps; time++) {
    const first = (sample * timeSteps + time) * features;
    const x = [...samples.inputs.subarray(first, first + features)];
    skipped.push(x.every((value) => value === Math.fround(maskValue)));
    const z = (gate: number, unit: number): number => {
      const column = gate * units + unit;
      let sum = weights.bias[column]!;
      for (const [k, value] of x.entries()) sum += value * weights.kernel[k * columns + column]!;
      for (const [k, value] of h.entries()) {
        sum += value * weights.recurrentKernel[k * columns + column]!;
      }
      return sum;
    };
    if (skipped[time]) {
      gates.push([]);
    } else if (cell === "lstm") {
      const squash = (gate: number): number[] =>
        zeros(units).map((_, unit) => squashed(architecture, z(gate, unit)));
      const [i, f, o] = [squash(0), squash(1), squash(3)];
      const candidate = zeros(units).map((_, unit) => Math.tanh(z(2, unit)));
      gates.push([i, f, candidate, o]);
      c = c.map((before, unit) => f[unit]! * before + i[unit]! * candidate[unit]!);
      h = c.map((state, unit) => o[unit]! * Math.tanh(state));
    } else {
      h = h.map((_, unit) => Math.tanh(z(0, unit)));
      gates.push([h]);
    }
    inputs.push(x);
    cells.push(c);
    hidden.push(h);
  }
  const logits = zeros(classes).map((_, index) =>
    h.reduce(
      (sum, value, unit) => sum + value * weights.denseKernel[unit * classes + index]!,
      weights.denseBias[index]!,
    ),
  );
  const max = Math.max(...logits);
  const total = logits.reduce((sum, logit) => sum + Math.exp(logit - max), 0);
  const probabilities = logits.map((logit) => Math.exp(logit - max) / total);
  const loss = Math.log(total) - (logits[samples.targets[sample]!]! - max);
  return { start, end: { h, c }, inputs, skipped, gates, cells, hidden, probabilities, loss };
}

function backpropagate(
  architecture: Architecture,
  weights: ReferenceWeights,
  samples: Samples,
  sample: number,
  { start, inputs, skipped, gates, cells, hidden, probabilities }: Trace,
  gradients: ReferenceWeights,
): void {
  const { cell, timeSteps, units, classes } = architecture;
  const columns = (cell === "lstm" ? 4 : 1) * units;
  const dLogits = probabilities.map(
    (p, index) => (p - (index === samples.targets[sample] ? 1 : 0)) / samples.targets.length,
  );
  let dh = zeros(units);
  let dc = zeros(units);
  for (const [index, delta] of dLogits.entries()) {
    gradients.denseBias[index]! += delta;
    for (const [unit, value] of hidden[timeSteps - 1]!.entries()) {
      gradients.denseKernel[unit * classes + index]! += value * delta;
      dh[unit]! += weights.denseKernel[unit * classes + index]! * delta;
    }
  }
  for (let time = timeSteps - 1; time >= 0; time--) {
    if (skipped[time]) continue;
    const before = { h: hidden[time - 1] ?? start.h, c: cells[time - 1] ?? start.c };
    const deltas = zeros(columns);
    for (let unit = 0; unit < units; unit++) {
      if (cell === "simple-rnn") {
        deltas[unit] = dh[unit]! * (1 - hidden[time]![unit]! ** 2);
        continue;
      }
      const [i, f, candidate, o] = gates[time]!.map((gate) => gate[unit]!) as [
        number,
        number,
        number,
        number,
      ];
      const squashedCell = Math.tanh(cells[time]![unit]!);
      dc[unit]! += dh[unit]! * o * (1 - squashedCell ** 2);
      deltas[unit] = dc[unit]! * candidate * slope(architecture, i);
      deltas[units + unit] = dc[unit]! * before.c[unit]! * slope(architecture, f);
      deltas[2 * units + unit] = dc[unit]! * i * (1 - candidate ** 2);
      deltas[3 * units + unit] = dh[unit]! * squashedCell * slope(architecture, o);
      dc[unit]! *= f;
    }
    dh = zeros(units);
    for (const [column, delta] of deltas.entries()) {
      gradients.bias[column]! += delta;
      for (const [k, x] of inputs[time]!.entries()) {
        gradients.kernel[k * columns + column]! += x * delta;
      }
      for (const [k, h] of before.h.entries()) {
        gradients.recurrentKernel[k * columns + column]! += h * delta;
        dh[k]! += weights.recurrentKernel[k * columns + column]! * delta;
      }
    }
  }
}

function squashed({ recurrentActivation }: Architecture, z: number): number {
  if (recurrentActivation === "sigmoid") return 1 / (1 + Math.exp(-z));
  return Math.min(Math.max(0.2 * z + 0.5, 0), 1);
}

function slope({ recurrentActivation }: Architecture, gate: number): number {
  if (recurrentActivation === "sigmoid") return gate * (1 - gate);
  return gate > 0 && gate < 1 ? 0.2 : 0;
}

function zeros(length: number): number[] {
  return Array.from({ length }, () => 0);
}

function mapNames(make: (name: WeightName) => Float64Array): ReferenceWeights {
  return {
    kernel: make("kernel"),
    recurrentKernel: make("recurrentKernel"),
    bias: make("bias"),
    denseKernel: make("denseKernel"),
    denseBias: make("denseBias"),
  };
}
