import { encodings } from "@alphabet-lstm/data";
import { type Experiment, experimentWith, type Settings } from "@alphabet-lstm/experiments";
import {
  cells,
  type ModelConfiguration,
  recurrentActivations,
  type TrainerName,
} from "@alphabet-lstm/models";
import { type Command, InvalidArgumentError, Option } from "commander";

import { type Backend, backends } from "./backend.ts";
import { fromInput, InputError } from "./errors.ts";

/** The options that shape a network and its samples. */
export interface ModelOptions {
  readonly cell?: Experiment["cell"];
  readonly units?: number;
  readonly recurrentActivation?: Experiment["recurrentActivation"];
  readonly alphabet?: string;
  readonly timeSteps?: number;
  readonly features?: number;
  readonly encoding?: Experiment["encoding"];
}

/** The options that shape how a network learns. */
export interface LearningOptions {
  readonly epochs?: number;
  readonly batchSize?: number;
  readonly learningRate?: number;
}

/** The options that shape a training. */
export interface TrainingOptions extends BackendOptions, LearningOptions {
  readonly seed: number;
  readonly trainer: TrainerName;
  readonly verbose?: boolean;
}

/** The options that every command has. */
export interface OutputOptions {
  readonly json?: string;
  readonly quiet?: boolean;
}

/** The option that says what computes. */
interface BackendOptions {
  readonly backend: Backend;
}

/** Adds the options of {@link ModelOptions}, with the tutorial's values as defaults. */
export function addModelOptions(command: Command): Command {
  return addModelOptionsWith(command.optionsGroup("Model:"), (value) => ` (default: ${value})`);
}

function addModelOptionsWith(command: Command, unlessGiven: (value: string) => string): Command {
  return command
    .addOption(
      new Option("--cell <name>", `the recurrent layer${unlessGiven("lstm")}`).choices(cells),
    )
    .option("--units <n>", `units of the recurrent layer${unlessGiven("32")}`, parseNumber)
    .addOption(
      new Option(
        "--recurrent-activation <name>",
        `what squashes the gates${unlessGiven("hard-sigmoid")}`,
      ).choices(recurrentActivations),
    )
    .option("--alphabet <symbols>", `as "αβγδ" or "do re mi fa"${unlessGiven("A to Z")}`)
    .option("--time-steps <n>", "steps that a window is read in", parseNumber)
    .option("--features <n>", "symbols that a step shows side by side", parseNumber)
    .addOption(
      new Option(
        "--encoding <name>",
        `how a symbol becomes numbers${unlessGiven("normalized")}`,
      ).choices(encodings),
    );
}

/** Adds the options of {@link LearningOptions}. */
export function addLearningOptions(command: Command): Command {
  return command
    .optionsGroup("Training:")
    .option("--epochs <n>", "passes over the samples (default: 500)", parseNumber)
    .option("--batch-size <n>", "samples per step (default: 1)", parseNumber)
    .option("--learning-rate <x>", "Adam's step size (default: 0.001)", parseNumber);
}

/** Adds the options of {@link TrainingOptions}. */
export function addTrainingOptions(command: Command): Command {
  command.optionsGroup("Training:").option("--seed <n>", "root of all randomness", parseNumber, 7);
  addLearningOptions(command)
    .addOption(
      new Option("--trainer <name>", "what trains").choices(["fused", "layers"]).default("fused"),
    )
    .option("--verbose", "log every epoch as the tutorial does");
  return addBackendOption(command);
}

/** The options of a command that asks a saved model. */
export type SavedModelOptions = ModelOptions & BackendOptions & OutputOptions;

/** Adds the options of {@link SavedModelOptions}. */
export function addSavedModelOptions(command: Command): Command {
  addBackendOption(command);
  addModelOptionsWith(command.optionsGroup("Refuse the model unless it has:"), () => "");
  return addOutputOptions(command);
}

function addBackendOption(command: Command): Command {
  return command.addOption(
    new Option("--backend <name>", "what tfjs computes on").choices(backends).default("wasm"),
  );
}

/** Adds the options of {@link OutputOptions}. */
export function addOutputOptions(command: Command): Command {
  return command
    .optionsGroup("Output:")
    .option("--json <file>", 'write the result as JSON to a file, or to the terminal with "-"')
    .option("-q, --quiet", "print nothing but errors")
    .helpOption("-h, --help", "show this help");
}

/** The settings among the options of a command. */
export function toSettings(options: ModelOptions & LearningOptions): Omit<Settings, "seed"> {
  const { cell, units, recurrentActivation, alphabet, timeSteps, features, encoding } = options;
  const { epochs, batchSize, learningRate } = options;
  return {
    cell,
    units,
    recurrentActivation,
    alphabet,
    timeSteps,
    features,
    encoding,
    epochs,
    batchSize,
    learningRate,
  };
}

/** The experiment that a configuration and the options ask for. */
export function toExperiment(
  configuration: ModelConfiguration,
  options: ModelOptions & LearningOptions & { readonly seed?: number },
): Experiment {
  return experimentWith(configuration, { ...toSettings(options), seed: options.seed });
}

/**
 * Reads what the options of a command ask for; what is refused is called by the option's name.
 *
 * @throws InputError in place of a RangeError, TypeError or SyntaxError
 */
export async function fromOptions<T>(command: Command, read: () => T | Promise<T>): Promise<T> {
  try {
    return await fromInput(read);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const longNames = new Map(
      command.options.map((option) => [option.attributeName(), option.long!]),
    );
    const message = error.message.replace(
      /(?<=: )[a-zA-Z]+(?= must be )/,
      (name) => longNames.get(name) ?? name,
    );
    throw new InputError(message, { cause: error.cause });
  }
}

/** Reads a number as it is written; whether it fits is for the packages to say. */
export function parseNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || Number.isNaN(value)) throw new InvalidArgumentError("It is no number.");
  return value;
}
