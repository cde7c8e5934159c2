import { decode, type Dataset, joinSymbols } from "@alphabet-lstm/data";
import type { Experiment, RunRecord } from "@alphabet-lstm/experiments";

import { stdoutColors } from "./colors.ts";
import { columns } from "./output.ts";

/** A framing as a person writes it: time steps × features. */
export function framingText({ timeSteps, features }: Experiment["framing"]): string {
  return `${timeSteps} × ${features}`;
}

/** "84.00 %  21 of 25". */
export function accuracyText({
  accuracyPercent,
  correctCount,
  sampleCount,
}: {
  readonly accuracyPercent: number;
  readonly correctCount: number;
  readonly sampleCount: number;
}): string {
  return `${accuracyPercent.toFixed(2)} %  ${correctCount} of ${sampleCount}`;
}

/** The shapes of a dataset's tensors, as the tutorial prints them. */
export function shapeLines(dataset: Dataset): string[] {
  const [samples, timeSteps, features] = dataset.inputShape;
  return [
    `  X (${samples}, ${timeSteps}, ${features})   [samples, time steps, features]`,
    `  y (${samples}, ${dataset.classCount})   [samples, classes]`,
  ];
}

/** Every answer on a line of its own, the wrong ones marked. */
export function predictionTable(
  { predictions }: Pick<RunRecord, "predictions">,
  dataset: Dataset,
): string {
  return columns(
    predictions.map(({ input, target, predicted, probability, correct }) => [
      `${joinSymbols(dataset.alphabet, input)} -> ${predicted}`,
      percentText(probability),
      correct ? "" : stdoutColors.red(`✗ expected ${target}`),
    ]),
    ["left", "right", "left"],
  );
}

/** A window and what follows it: "ABC -> D". */
export function windowText(dataset: Dataset, sample: number): string {
  const { alphabet, windows } = dataset;
  const ids = windows.inputs.subarray(sample * windows.length, (sample + 1) * windows.length);
  const target = alphabet.symbols[windows.targets[sample]!]!;
  return `${joinSymbols(alphabet, decode(alphabet, ids))} -> ${target}`;
}

/** A duration as "53 ms" or "23.9 s". */
export function durationText(durationMs: number): string {
  return durationMs < 1000 ? `${Math.round(durationMs)} ms` : `${(durationMs / 1000).toFixed(1)} s`;
}

/** A share in [0, 1] as "62.1 %". */
export function percentText(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
