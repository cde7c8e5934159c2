import { stat } from "node:fs/promises";

import { type Alphabet, createAlphabet, type Dataset } from "@alphabet-lstm/data";
import {
  type Experiment,
  experimentArchitecture,
  experimentDataset,
  runToEnd,
} from "@alphabet-lstm/experiments";
import {
  type Architecture,
  configurations,
  findConfiguration,
  type Weights,
} from "@alphabet-lstm/models";
import type { ModelDescription } from "@alphabet-lstm/models/layers";
import type { Command } from "commander";

import { InputError, Interruption } from "./errors.ts";
import { readModel } from "./open-model.ts";
import {
  addLearningOptions,
  addModelOptions,
  fromOptions,
  type LearningOptions,
  type ModelOptions,
  parseNumber,
  toExperiment,
} from "./options.ts";

/** A trained network, wherever it comes from. */
export interface ChosenModel {
  /** As "model-3, seed 7" or the folder. */
  readonly name: string;
  readonly description: ModelDescription;
  readonly architecture: Architecture;
  readonly weights: Weights;
  readonly alphabet: Alphabet;
  /** What it was trained on. */
  readonly dataset: Dataset;
}

/** The options that say how a model is trained on the spot. */
export type ChooseOptions = ModelOptions & LearningOptions & { readonly seed?: number };

/**
 * Takes a model from a folder, or trains one of the tutorial's on the spot: that takes a moment.
 *
 * @param name - `1`, `model-1`, `single-letter` and so on, or a folder; write `./1` for a folder of such a name
 * @param command - one with {@link ChooseOptions}
 * @throws InputError if there is no such model, or it is another than the options say
 */
export async function chooseModel(
  name: string,
  command: Command,
  signal: AbortSignal,
): Promise<ChosenModel> {
  const isKnown = configurations.some(
    (each) => [each.id, each.name].includes(name) || each.id === `model-${name}`,
  );
  if (!isKnown) return loadModel(name, command.opts<ChooseOptions>());
  const experiment = await fromOptions(command, () =>
    toExperiment(findConfiguration(name), command.opts<ChooseOptions>()),
  );
  return trainModel(experiment, signal);
}

async function trainModel(experiment: Experiment, signal: AbortSignal): Promise<ChosenModel> {
  return {
    name: `${experiment.model}, seed ${experiment.seed}`,
    description: { ...experiment, symbols: experiment.alphabet },
    architecture: experimentArchitecture(experiment),
    weights: await trainWeights(experiment, signal),
    alphabet: createAlphabet(experiment.alphabet),
    dataset: experimentDataset(experiment),
  };
}

async function trainWeights(experiment: Experiment, signal: AbortSignal): Promise<Weights> {
  try {
    return (await runToEnd(experiment, { signal })).weights;
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new Interruption(`Interrupted: ${experiment.model} was not trained to its end`);
  }
}

async function loadModel(folder: string, options: ChooseOptions): Promise<ChosenModel> {
  checkUntrained(folder, options);
  if (!(await stat(folder).catch(() => undefined))) {
    throw new InputError(
      `Cannot find the model ${folder}: there is no such folder, and the tutorial's are 1 (single-letter), 2 (feature-window), 3 (time-steps)`,
    );
  }
  const { description, architecture, weights, alphabet, dataset } = await readModel(folder, {
    backend: "wasm",
    expected: options,
  });
  return { name: folder, description, architecture, weights, alphabet, dataset };
}

/** A saved model is not trained again. */
function checkUntrained(
  folder: string,
  { epochs, batchSize, learningRate, seed }: ChooseOptions,
): void {
  const given = Object.entries({
    epochs,
    "batch-size": batchSize,
    "learning-rate": learningRate,
    seed,
  })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => `--${name}`);
  if (given.length > 0) {
    throw new InputError(
      `Cannot take ${given.join(" and ")} with the folder ${folder}: its model is trained; name 1, 2 or 3 to train one`,
    );
  }
}

/** Adds a model and how to get it: {@link ChooseOptions}. */
export function addChoiceOptions(command: Command): Command {
  addModelOptions(command);
  return addLearningOptions(command).option(
    "--seed <n>",
    "root of all randomness (default: 7)",
    parseNumber,
  );
}
