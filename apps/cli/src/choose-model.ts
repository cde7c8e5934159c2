import { stat } from "node:fs/promises";

import { type Alphabet, createAlphabet, createDataset, type Dataset } from "@alphabet-lstm/data";
import {
  type Experiment,
  experimentArchitecture,
  experimentDataset,
  runExperiment,
} from "@alphabet-lstm/experiments";
import {
  type Architecture,
  configurations,
  findConfiguration,
  type Weights,
} from "@alphabet-lstm/models";
import { describedArchitecture, loadLayersModel } from "@alphabet-lstm/models/layers";
import { modelDirectory } from "@alphabet-lstm/models/node";

import { startBackend } from "./backend.ts";
import { fromInput, InputError, Interruption, withFile } from "./errors.ts";
import { type LearningOptions, type ModelOptions, toExperiment, toSettings } from "./options.ts";

/** A trained network, wherever it comes from. */
export interface ChosenModel {
  /** As "model-3, seed 7" or the folder. */
  readonly name: string;
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
 * @throws InputError if there is no such model
 */
export async function chooseModel(
  name: string,
  options: ChooseOptions,
  signal: AbortSignal,
): Promise<ChosenModel> {
  const isKnown = configurations.some(
    (each) => [each.id, each.name].includes(name) || each.id === `model-${name}`,
  );
  if (isKnown) return trainModel(name, options, signal);
  refuseOptions(name, options);
  return loadModel(name);
}

/** A saved model is as it is. */
function refuseOptions(folder: string, options: ChooseOptions): void {
  const { seed } = options;
  const given = Object.entries({ ...toSettings(options), seed }).find(
    ([, value]) => value !== undefined,
  );
  if (given) {
    const option = given[0].replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    throw new InputError(
      `Cannot use --${option} with ${folder}: a saved model is as it is; name 1, 2 or 3 to train one`,
    );
  }
}

async function trainModel(
  name: string,
  options: ChooseOptions,
  signal: AbortSignal,
): Promise<ChosenModel> {
  const experiment = await fromInput(() => toExperiment(findConfiguration(name), options));
  return {
    name: `${experiment.model}, seed ${experiment.seed}`,
    architecture: experimentArchitecture(experiment),
    weights: await trainWeights(experiment, signal),
    alphabet: createAlphabet(experiment.alphabet),
    dataset: experimentDataset(experiment),
  };
}

async function trainWeights(experiment: Experiment, signal: AbortSignal): Promise<Weights> {
  try {
    for await (const event of runExperiment(experiment, { signal })) {
      if (event.type === "end") return event.weights;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new Interruption(`Interrupted: ${experiment.model} was not trained to its end`);
  }
  throw new Error("The run ended without weights");
}

async function loadModel(folder: string): Promise<ChosenModel> {
  if (!(await stat(folder).catch(() => undefined))) {
    throw new InputError(
      `Cannot find the model ${folder}: there is no such folder, and the tutorial's are 1 (single-letter), 2 (feature-window), 3 (time-steps)`,
    );
  }
  // tfjs builds the model that it reads.
  await startBackend("wasm");
  return withFile("load", folder, async () => {
    const { description, weights } = await loadLayersModel(modelDirectory(folder));
    const { symbols, framing, encoding } = description;
    const alphabet = createAlphabet(symbols);
    return {
      name: folder,
      architecture: describedArchitecture(description),
      weights,
      alphabet,
      dataset: createDataset({ alphabet, framing, encoding }),
    };
  });
}
