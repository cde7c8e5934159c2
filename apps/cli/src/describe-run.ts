import { decode, type Dataset, joinSymbols } from "@alphabet-lstm/data";
import {
  type Experiment,
  experimentArchitecture,
  experimentDataset,
  type RunRecord,
} from "@alphabet-lstm/experiments";
import { configurations, summary } from "@alphabet-lstm/models";

import { stdoutColors } from "./colors.ts";
import { columns, heading } from "./output.ts";
import type { TrainedRun } from "./train-experiment.ts";

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
function durationText(durationMs: number): string {
  return durationMs < 1000 ? `${Math.round(durationMs)} ms` : `${(durationMs / 1000).toFixed(1)} s`;
}

/** A share in [0, 1] as "62.1 %". */
export function percentText(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** What is about to be trained. */
export function introduction(experiment: Experiment): string[] {
  const configuration = configurations.find(({ id }) => id === experiment.model);
  const title = configuration ? `${configuration.name}: ${configuration.title}` : "custom framing";
  return [
    heading(`${experiment.model}  ${title}`),
    `  ${framingText(experiment.framing)}   time steps × features`,
    ...shapeLines(experimentDataset(experiment)),
    indent(summary(experimentArchitecture(experiment))),
  ];
}

/** What a finished run knows. */
export function outcome({ record, epochCount, durationMs }: TrainedRun): string[] {
  const { evaluation, experiment } = record;
  return [
    `  trained ${epochCount} epochs in ${durationText(durationMs)} · loss ${evaluation.loss.toFixed(4)}`,
    `  Model Accuracy: ${accuracyText(evaluation)}`,
    predictionTable(record, experimentDataset(experiment)),
  ];
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, "  ");
}
