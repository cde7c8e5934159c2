import { createAlphabet, type Encoding, encodings, type Framing } from "@alphabet-lstm/data";
import type { io } from "@tensorflow/tfjs-core";
import { loadLayersModel as loadTfjsModel, type Sequential } from "@tensorflow/tfjs-layers";
import * as v from "valibot";

import {
  type Architecture,
  type Cell,
  cells,
  recurrentActivations,
  weightNames,
  weightShapes,
  type RecurrentActivation,
} from "../architecture.ts";
import { architectureOf } from "../configurations/model-configuration.ts";
import type { Weights } from "../weights.ts";
import { createLayersModel, readLayersWeights } from "./layers-model.ts";
import { disposeLayersModel } from "./recurrent-state.ts";

/** What must be known to ask a trained network anything: it is saved in the model's metadata. */
export interface ModelDescription {
  /** The alphabet's symbols in order. */
  readonly symbols: readonly string[];
  readonly framing: Framing;
  readonly encoding: Encoding;
  readonly cell: Cell;
  readonly units: number;
  readonly recurrentActivation: RecurrentActivation;
  /** As the architecture's. */
  readonly stateful?: boolean;
  /** As the architecture's. */
  readonly maskValue?: number;
}

/** A trained network and what it was trained on, as plain values. */
export interface SavedModel {
  readonly description: ModelDescription;
  readonly weights: Weights;
}

const extent = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000));

const metadataSchema = v.object({
  alphabetLstm: v.object({
    format: v.literal(1),
    symbols: v.array(v.string()),
    framing: v.object({ timeSteps: extent, features: extent }),
    encoding: v.picklist(encodings),
    cell: v.picklist(cells),
    units: extent,
    recurrentActivation: v.picklist(recurrentActivations),
    stateful: v.exactOptional(v.boolean()),
    maskValue: v.exactOptional(v.number()),
  }),
});

/**
 * Saves a network in tfjs' own format, with its alphabet and framing in the metadata.
 *
 * @param handler - where to: any tfjs IOHandler, as `modelDirectory(path)` of `@alphabet-lstm/models/node`
 * @throws RangeError if weights and description do not fit
 * @example
 * ```ts
 * import "@tensorflow/tfjs-backend-cpu";
 * import { architectureOf, initialWeights, timeSteps } from "@alphabet-lstm/models";
 * import { loadLayersModel, saveLayersModel } from "@alphabet-lstm/models/layers";
 *
 * const description = { ...timeSteps, symbols: ["A", "B", "C", "D"] };
 * const weights = initialWeights(architectureOf(timeSteps, 4), 7);
 * let saved;
 * const memory = { save: async (artifacts) => ((saved = artifacts), {}), load: async () => saved };
 * await saveLayersModel(memory, { description, weights });
 * (await loadLayersModel(memory)).description.symbols; // → ["A", "B", "C", "D"]
 * ```
 */
export async function saveLayersModel(
  handler: io.IOHandler,
  { description, weights }: SavedModel,
): Promise<void> {
  const model = createLayersModel(describedArchitecture(description), weights);
  try {
    // Parsed, so that a configuration with more to it than a description leaves nothing else behind.
    model.setUserDefinedMetadata(
      v.parse(metadataSchema, { alphabetLstm: { format: 1, ...description } }),
    );
    await model.save(handler);
  } finally {
    disposeLayersModel(model);
  }
}

/**
 * Loads what `saveLayersModel` saved.
 *
 * @throws SyntaxError if it is a tfjs model, but not one of ours, or its parts do not fit each other
 * @see {@link saveLayersModel} for an example
 */
export async function loadLayersModel(handler: io.IOHandler): Promise<SavedModel> {
  const model = await buildSaved(await handler.load!());
  try {
    const parsed = v.safeParse(metadataSchema, model.getUserDefinedMetadata());
    if (!parsed.success) {
      throw new SyntaxError(
        "Cannot load the model: its metadata names no alphabet and framing; only models saved by alphabet-lstm carry them",
      );
    }
    const { format: _, ...description } = parsed.output.alphabetLstm;
    createAlphabet(description.symbols);
    checkShapes(model, describedArchitecture(description));
    return { description, weights: await readLayersWeights(model) };
  } finally {
    disposeLayersModel(model);
  }
}

async function buildSaved(artifacts: io.ModelArtifacts): Promise<Sequential> {
  try {
    return (await loadTfjsModel({ load: async () => artifacts })) as Sequential;
  } catch (error) {
    throw new SyntaxError(
      `Cannot load the model: tfjs cannot build it (${error instanceof Error ? error.message : String(error)})`,
      { cause: error },
    );
  }
}

/**
 * The network that a description tells of.
 *
 * @example
 * ```ts
 * import { timeSteps } from "@alphabet-lstm/models";
 * import { describedArchitecture } from "@alphabet-lstm/models/layers";
 *
 * describedArchitecture({ ...timeSteps, symbols: ["A", "B", "C", "D"] }).classes; // → 4
 * ```
 */
export function describedArchitecture(description: ModelDescription): Architecture {
  return architectureOf(description, description.symbols.length);
}

function checkShapes(model: Sequential, architecture: Architecture): void {
  const found = model.weights.map(({ shape }) => shape.join(" × "));
  const shapes = weightShapes(architecture);
  const expected = weightNames.map((name) => shapes[name].join(" × "));
  const inputs = model.inputs[0]!.shape.slice(1).join(" × ");
  const framed = `${architecture.timeSteps} × ${architecture.features}`;
  if (found.join() !== expected.join() || inputs !== framed) {
    throw new SyntaxError(
      `Cannot load the model: its metadata describes inputs ${framed} and weights ${expected.join(", ")}, but it has inputs ${inputs} and weights ${found.join(", ")}`,
    );
  }
}
