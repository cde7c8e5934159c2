import { type Checkpoint, checkContinues, type Experiment } from "@alphabet-lstm/experiments";
import { findConfiguration, type TrainerName } from "@alphabet-lstm/models";
import { checkModelDirectory, modelDirectory } from "@alphabet-lstm/models/node";
import { Command } from "commander";

import { type Backend, backendAmong, startBackend, type Tfjs } from "../backend.ts";
import { planCheckpoints, readCheckpoint } from "../checkpoint-file.ts";
import { introduction, outcome } from "../describe-run.ts";
import { InputError, withFile } from "../errors.ts";
import {
  addModelOptions,
  addOutputOptions,
  addTrainingOptions,
  fromOptions,
  type ModelOptions,
  type OutputOptions,
  parseNumber,
  toExperiment,
  type TrainingOptions,
} from "../options.ts";
import { openOutput } from "../output.ts";
import { shellWords } from "../shell-words.ts";
import { type TrainedRun, trainExperiment } from "../train-experiment.ts";

type TrainOptions = ModelOptions &
  TrainingOptions &
  OutputOptions & {
    readonly save?: string;
    readonly checkpoint?: string;
    readonly every: number;
    readonly resume?: string;
  };

/** `train`: trains one model and keeps it. */
export function trainCommand(signal: AbortSignal): Command {
  const command = new Command("train")
    .description("train one model, and save it")
    .argument("[model]", "1, model-1 or single-letter; 2, …; 3, …")
    .option("--save <folder>", "keep the trained model as a tfjs model")
    .option("--checkpoint <folder>", "keep the training itself, to resume it")
    .option("--every <n>", "epochs from one checkpoint to the next", parseNumber, 50)
    .option("--resume <folder>", "go on from a checkpoint, to the bit as if never stopped");
  addOutputOptions(addTrainingOptions(addModelOptions(command))).addHelpText(
    "after",
    `
Examples:
  $ alphabet-lstm train 3 --save my-model
  $ alphabet-lstm train 1 --encoding one-hot
  $ alphabet-lstm train 1 --time-steps 2 --features 2 --alphabet "do re mi fa so la ti"
  $ alphabet-lstm train 3 --epochs 100000 --checkpoint my-training --every 1000
  $ alphabet-lstm train --resume my-training --save my-model
`,
  );
  return command.action(async (name: string | undefined, options: TrainOptions) => {
    const { experiment, trainer, backend, from } = await chooseTraining(name, options, command);
    const output = await openOutput(options);
    const { save } = options;
    if (save !== undefined) await withFile("save to", save, async () => checkModelDirectory(save));
    const folder = options.checkpoint ?? options.resume;
    if (folder === undefined && command.getOptionValueSource("every") === "cli") {
      throw new InputError("Cannot use --every: it is for --checkpoint, which names a folder");
    }
    const checkpoints =
      folder === undefined
        ? undefined
        : await planCheckpoints(folder, {
            every: options.every,
            isResumed: from !== undefined,
            again: againCommand(folder, command),
          });
    const tfjs = await startBackend(backend);
    const startedAt = new Date().toISOString();
    output.print(...introduction(experiment));
    if (from)
      output.print(`  resumed after epoch ${from.state.epochCount} of ${experiment.epochs}`);
    const run = await trainExperiment(experiment, {
      trainer,
      output,
      signal,
      verbose: options.verbose,
      checkpoints,
      from,
    });
    output.print(...outcome(run));
    if (save !== undefined) {
      await withFile("save to", save, async () => saveRun(tfjs, save, run));
      output.print(`  saved in ${save}`);
    }
    await output.finish(() => ({
      schemaVersion: 1,
      backend,
      record: run.record,
      times: { startedAt, durationMs: Math.round(run.durationMs) },
    }));
  });
}

interface Training {
  readonly experiment: Experiment;
  readonly trainer: TrainerName;
  readonly backend: Backend;
  readonly from?: Checkpoint;
}

/** What a model's name and the options ask for, or what a checkpoint says. */
async function chooseTraining(
  name: string | undefined,
  options: TrainOptions,
  command: Command,
): Promise<Training> {
  if (options.resume === undefined) {
    if (name === undefined)
      throw new InputError("Cannot train: name a model, 1, 2 or 3, or --resume a folder");
    const experiment = await fromOptions(command, () =>
      toExperiment(findConfiguration(name), options),
    );
    return { experiment, trainer: options.trainer, backend: options.backend };
  }
  const fixed = command.options.find(
    (option) =>
      fixedByCheckpoint.has(option.attributeName()) &&
      command.getOptionValueSource(option.attributeName()) === "cli",
  );
  if (name !== undefined || fixed) {
    throw new InputError(
      `Cannot resume with ${fixed?.long ?? "a model"}: the checkpoint says what is trained; leave it out`,
    );
  }
  const from = await readCheckpoint(options.resume);
  const { epochs = from.experiment.epochs } = options;
  const experiment = { ...from.experiment, epochs };
  await fromOptions(command, () => checkContinues(from, experiment));
  return { experiment, trainer: from.trainer, backend: resumedBackend(from, command), from };
}

/** On another backend, tfjs would not go on to the bit; where it only judges, any will do. */
function resumedBackend({ trainer, versions }: Checkpoint, command: Command): Backend {
  const { backend } = command.opts<TrainOptions>();
  const trainedOn = trainer === "layers" ? backendAmong(versions) : undefined;
  if (trainedOn === undefined || trainedOn === backend) return backend;
  if (command.getOptionValueSource("backend") === "cli") {
    throw new InputError(
      `Cannot resume with --backend ${backend}: the checkpoint was trained on ${trainedOn}; leave it out`,
    );
  }
  return trainedOn;
}

/** What goes on with a training that was stopped, with the options that the checkpoint does not know. */
function againCommand(folder: string, command: Command): string {
  const words = command.options.flatMap((option) => {
    const name = option.attributeName();
    const isGiven = command.getOptionValueSource(name) === "cli";
    if (!isGiven || fixedByCheckpoint.has(name) || ["epochs", "resume"].includes(name)) return [];
    return option.isBoolean() ? [option.long!] : [option.long!, `${command.getOptionValue(name)}`];
  });
  return shellWords(["alphabet-lstm", "train", "--resume", folder, ...words]);
}

/** Options that a checkpoint has decided; --epochs may ask for more. */
const fixedByCheckpoint: ReadonlySet<string> = new Set([
  "cell",
  "units",
  "recurrentActivation",
  "alphabet",
  "timeSteps",
  "features",
  "encoding",
  "seed",
  "batchSize",
  "learningRate",
  "trainer",
  "checkpoint",
]);

async function saveRun(
  { saveLayersModel }: Tfjs,
  directory: string,
  { record, weights }: TrainedRun,
): Promise<void> {
  const description = { ...record.experiment, symbols: record.experiment.alphabet };
  await saveLayersModel(modelDirectory(directory), { description, weights });
}
