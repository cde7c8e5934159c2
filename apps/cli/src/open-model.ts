import { type Alphabet, createAlphabet, createDataset, type Dataset } from "@alphabet-lstm/data";
import type { Architecture, Predictor, Weights } from "@alphabet-lstm/models";
import type { ModelDescription } from "@alphabet-lstm/models/layers";
import { modelDirectory } from "@alphabet-lstm/models/node";

import { type Backend, startBackend, type Tfjs } from "./backend.ts";
import { checkExpectations } from "./check-expectations.ts";
import { withFile } from "./errors.ts";
import type { ModelOptions, SavedModelOptions } from "./options.ts";

/** A model read from a folder, ready to be asked. */
export interface OpenedModel {
  readonly description: ModelDescription;
  /** The samples it was trained on. */
  readonly dataset: Dataset;
  readonly predictor: Predictor;
}

/**
 * Reads a model from a folder. Model options say what the model is expected to be.
 *
 * @throws InputError if there is none, it is damaged, or it is another model than expected
 */
export async function openModel(
  directory: string,
  options: SavedModelOptions,
): Promise<OpenedModel> {
  const { backend } = options;
  const { tfjs, description, architecture, weights, dataset } = await readModel(directory, {
    backend,
    expected: options,
  });
  return { description, dataset, predictor: tfjs.createLayersPredictor(architecture, weights) };
}

/** A model read from a folder, in parts. */
export interface SavedModelParts {
  /** What has read it. */
  readonly tfjs: Tfjs;
  readonly description: ModelDescription;
  readonly architecture: Architecture;
  readonly weights: Weights;
  readonly alphabet: Alphabet;
  /** The samples it was trained on. */
  readonly dataset: Dataset;
}

/**
 * Reads the parts of a model from a folder.
 *
 * @throws InputError if there is none, it is damaged, or it is another model than expected
 */
export async function readModel(
  directory: string,
  { backend, expected }: { readonly backend: Backend; readonly expected: ModelOptions },
): Promise<SavedModelParts> {
  const tfjs = await startBackend(backend);
  return withFile("load", directory, async () => {
    const { description, weights } = await tfjs.loadLayersModel(modelDirectory(directory));
    const { symbols, framing, encoding } = description;
    checkExpectations(directory, description, expected);
    const alphabet = createAlphabet(symbols);
    const architecture = tfjs.describedArchitecture(description);
    const dataset = createDataset({ alphabet, framing, encoding });
    return { tfjs, description, architecture, weights, alphabet, dataset };
  });
}
