import { oneHot } from "@alphabet-lstm/data";
import { experimentDataset } from "@alphabet-lstm/experiments";
import { findConfiguration } from "@alphabet-lstm/models";
import { Command } from "commander";

import { shapeLines, windowText } from "../describe-run.ts";
import {
  addModelOptions,
  addOutputOptions,
  fromOptions,
  type ModelOptions,
  type OutputOptions,
  toExperiment,
} from "../options.ts";
import { columns, heading, openOutput } from "../output.ts";

/** `data`: what a model is trained on, step by step. */
export function dataCommand(): Command {
  const command = new Command("data")
    .description("show what a model is trained on: dictionaries, windows, shapes, arrays")
    .argument("<model>", "1, model-1 or single-letter; 2, …; 3, …");
  addOutputOptions(addModelOptions(command)).addHelpText(
    "after",
    `
Examples:
  $ alphabet-lstm data 3
  $ alphabet-lstm data 1 --alphabet "αβγδε" --encoding one-hot
`,
  );
  return command.action(async (name: string, options: ModelOptions & OutputOptions) => {
    const experiment = await fromOptions(command, () =>
      toExperiment(findConfiguration(name), options),
    );
    const output = await openOutput(options);
    const dataset = experimentDataset(experiment);
    const { alphabet, windows, inputs, inputShape, targets, classCount } = dataset;
    const [, timeSteps, features] = inputShape;
    const pairs = (arrow: (symbol: string, id: number) => string): string =>
      `  ${alphabet.symbols.map(arrow).join("  ")}`;
    const targetRows = oneHot(targets, classCount);
    output.print(
      heading("Dictionaries"),
      pairs((symbol, id) => `${symbol}→${id}`),
      pairs((symbol, id) => `${id}→${symbol}`),
      heading("Windows"),
      ...Array.from(targets, (_, sample) => `  ${windowText(dataset, sample)}`),
      heading("Shapes"),
      ...shapeLines(dataset),
      heading(`X, ${dataset.encoding}`),
      columns(
        Array.from(targets, (_, sample) => [
          windowText(dataset, sample),
          sampleText(
            inputs.subarray(sample * timeSteps * features, (sample + 1) * timeSteps * features),
            features,
          ),
        ]),
      ),
      heading("y, one-hot"),
      columns(
        Array.from(targets, (target, sample) => [
          alphabet.symbols[target]!,
          [...targetRows.subarray(sample * classCount, (sample + 1) * classCount)].join(" "),
        ]),
      ),
    );
    await output.finish(() => ({
      schemaVersion: 1,
      idBySymbol: Object.fromEntries(alphabet.idBySymbol),
      symbols: alphabet.symbols,
      windows: Array.from(targets, (_, sample) => windowText(dataset, sample)),
      inputShape,
      inputs: [...inputs],
      targetShape: [windows.count, classCount],
      targets: [...targets],
    }));
  });
}

/** `[[0.0769], [0.1154]]`: one bracket a time step. */
function sampleText(sample: Float32Array, features: number): string {
  const steps: string[] = [];
  for (let start = 0; start < sample.length; start += features) {
    const step = [...sample.subarray(start, start + features)];
    steps.push(`[${step.map((value) => String(Math.round(value * 1e4) / 1e4)).join(", ")}]`);
  }
  return `[${steps.join(", ")}]`;
}
