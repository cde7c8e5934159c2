import { createAlphabet, createDataset, type Dataset } from "@alphabet-lstm/data";
import type { Predictor } from "@alphabet-lstm/models";
import type { ModelDescription } from "@alphabet-lstm/models/layers";
import { modelDirectory } from "@alphabet-lstm/models/node";

import { startBackend } from "./backend.ts";
import { checkExpectations } from "./check-expectations.ts";
import { withFile } from "./errors.ts";
import type { SavedModelOptions } from "./options.ts";

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
  const tfjs = await startBackend(options.backend);
  return withFile("load", directory, async () => {
    const { description, weights } = await tfjs.loadLayersModel(modelDirectory(directory));
    const { symbols, framing, encoding } = description;
    checkExpectations(directory, description, options);
    const alphabet = createAlphabet(symbols);
    return {
      description,
      dataset: createDataset({ alphabet, framing, encoding }),
      predictor: tfjs.createLayersPredictor(tfjs.describedArchitecture(description), weights),
    };
  });
}
