import { findConfiguration, type ModelConfiguration } from "@alphabet-lstm/models";
import { saveLayersModel } from "@alphabet-lstm/models/layers";
import { checkModelDirectory, modelDirectory } from "@alphabet-lstm/models/node";
import { Command } from "commander";

import { startBackend } from "../backend.ts";
import { introduction, outcome } from "../describe-run.ts";
import { fromInput, withFile } from "../errors.ts";
import {
  addModelOptions,
  addOutputOptions,
  addTrainingOptions,
  type ModelOptions,
  type OutputOptions,
  toExperiment,
  type TrainingOptions,
} from "../options.ts";
import { openOutput } from "../output.ts";
import { type TrainedRun, trainExperiment } from "../train-experiment.ts";

type TrainOptions = ModelOptions & TrainingOptions & OutputOptions & { readonly save?: string };

/** `train`: trains one model and keeps it. */
export function trainCommand(signal: AbortSignal): Command {
  const command = new Command("train")
    .description("train one model, and save it")
    .argument("<model>", "1, model-1 or single-letter; 2, …; 3, …")
    .option("--save <folder>", "keep the trained model as a tfjs model");
  addOutputOptions(addTrainingOptions(addModelOptions(command))).addHelpText(
    "after",
    `
Examples:
  $ alphabet-lstm train 3 --save my-model
  $ alphabet-lstm train 1 --encoding one-hot
  $ alphabet-lstm train 1 --time-steps 2 --features 2 --alphabet "do re mi fa so la ti"
`,
  );
  return command.action(async (name: string, options: TrainOptions) => {
    const configuration: ModelConfiguration = await fromInput(() => findConfiguration(name));
    const experiment = await fromInput(() => toExperiment(configuration, options));
    const output = await openOutput(options);
    const { save } = options;
    if (save !== undefined) await withFile("save to", save, async () => checkModelDirectory(save));
    await startBackend(options.backend);
    const startedAt = new Date().toISOString();
    output.print(...introduction(experiment));
    const run = await trainExperiment(experiment, {
      trainer: options.trainer,
      output,
      signal,
      verbose: options.verbose,
    });
    output.print(...outcome(run));
    if (save !== undefined) {
      await withFile("save to", save, async () => saveRun(save, run));
      output.print(`  saved in ${save}`);
    }
    await output.finish(() => ({
      schemaVersion: 1,
      backend: options.backend,
      record: run.record,
      times: { startedAt, durationMs: Math.round(run.durationMs) },
    }));
  });
}

async function saveRun(directory: string, { record, weights }: TrainedRun): Promise<void> {
  const description = { ...record.experiment, symbols: record.experiment.alphabet };
  await saveLayersModel(modelDirectory(directory), { description, weights });
}
