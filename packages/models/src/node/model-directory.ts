import { createHash, randomUUID } from "node:crypto";
import { lstat, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

import type { io } from "@tensorflow/tfjs-core";

const MODEL_FILE = "model.json";
const WEIGHTS_FILE = "weights.bin";

/** `model.json` as tfjs writes it, and the digest that tells an altered `weights.bin`. */
interface ModelJson extends io.ModelJSON {
  readonly weightsSha256?: string;
}

/**
 * A folder that a tfjs model is saved to and loaded from: the standard `model.json` and `weights.bin`, without tfjs-node.
 *
 * Saving is whole or not at all: the files are written to a folder beside it, which then takes its place. A folder that
 * holds anything but a model is left alone. Loading refuses weights that are not those that were saved.
 *
 * @param path - the folder; made if it is missing, replaced if it holds a model
 * @returns a handler for `model.save(…)` and `loadLayersModel(…)`, of tfjs' or ours
 * @example
 * ```ts
 * import { modelDirectory } from "@alphabet-lstm/models/node";
 *
 * typeof modelDirectory("my-model").save; // → "function"
 * ```
 */
export function modelDirectory(path: string): io.IOHandler {
  const directory = resolve(path);
  return {
    save: async (artifacts) => save(directory, artifacts),
    load: async () => load(directory),
  };
}

async function save(directory: string, artifacts: io.ModelArtifacts): Promise<io.SaveResult> {
  const { modelTopology, weightSpecs, weightData, userDefinedMetadata } = artifacts;
  if (modelTopology === undefined || weightSpecs === undefined || weightData === undefined) {
    throw new TypeError("Cannot save the model: its topology or its weights are missing");
  }
  await checkReplaceable(directory);
  const weights = joinBuffers(weightData);
  const model: ModelJson = {
    format: artifacts.format ?? "layers-model",
    generatedBy: artifacts.generatedBy ?? "alphabet-lstm",
    convertedBy: artifacts.convertedBy ?? null,
    modelTopology,
    ...(userDefinedMetadata && { userDefinedMetadata }),
    weightsManifest: [{ paths: [WEIGHTS_FILE], weights: weightSpecs }],
    weightsSha256: sha256(weights),
  };
  const fresh = `${directory}.${randomUUID()}.tmp`;
  const old = `${directory}.${randomUUID()}.old`;
  try {
    await mkdir(dirname(directory), { recursive: true });
    await mkdir(fresh);
    await writeFile(join(fresh, WEIGHTS_FILE), weights, { flush: true });
    await writeFile(join(fresh, MODEL_FILE), `${JSON.stringify(model)}\n`, { flush: true });
    const replaced = await renameIfExists(directory, old);
    try {
      await rename(fresh, directory);
    } catch (error) {
      if (replaced) await rename(old, directory);
      throw error;
    }
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
  return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: "JSON" } };
}

async function load(directory: string): Promise<io.ModelArtifacts> {
  const model = parseModelJson(directory, await readPart(directory, MODEL_FILE));
  const { weightsManifest, weightsSha256, modelTopology, userDefinedMetadata } = model;
  const weights = await readPart(directory, WEIGHTS_FILE);
  if (weightsSha256 !== undefined && sha256(weights) !== weightsSha256) {
    throw new SyntaxError(
      `Cannot load the model in ${directory}: ${WEIGHTS_FILE} (${weights.length} bytes) is not the one that was saved; it is truncated or altered`,
    );
  }
  return {
    modelTopology,
    weightSpecs: weightsManifest.flatMap((group) => group.weights),
    weightData: Uint8Array.from(weights).buffer,
    ...(userDefinedMetadata && { userDefinedMetadata }),
  };
}

/**
 * Checks that `modelDirectory(path)` could save there, by making and removing an empty folder beside it: to call before
 * a long training.
 *
 * @throws RangeError if the folder holds anything but a model, or is the root of a disk
 * @throws the file system's error if it cannot be written
 * @example
 * ```ts
 * import { checkModelDirectory } from "@alphabet-lstm/models/node";
 *
 * await checkModelDirectory("my-model");
 * ```
 */
export async function checkModelDirectory(path: string): Promise<void> {
  const directory = resolve(path);
  await checkMovable(directory);
  await checkReplaceable(directory);
  await mkdir(dirname(directory), { recursive: true });
  const probe = `${directory}.${randomUUID()}.tmp`;
  await mkdir(probe);
  await rm(probe, { recursive: true });
}

/** What is mounted cannot be renamed, so nothing can take its place. */
async function checkMovable(directory: string): Promise<void> {
  const found = await lstat(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (found === undefined || found.dev === (await stat(dirname(directory))).dev) return;
  throw new RangeError(
    `Cannot save the model: ${directory} is a disk of its own; name a folder inside it`,
  );
}

async function checkReplaceable(directory: string): Promise<void> {
  const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const strangers = names.filter((name) => name !== MODEL_FILE && name !== WEIGHTS_FILE);
  if (strangers.length > 0) {
    throw new RangeError(
      `Cannot save the model: ${directory} holds other files (${strangers.slice(0, 3).join(", ")}); name a new folder or one that holds a model`,
    );
  }
}

async function readPart(directory: string, name: string): Promise<Buffer> {
  return readFile(join(directory, name)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
    throw new RangeError(`Cannot load the model: ${directory} has no ${name}`);
  });
}

function parseModelJson(directory: string, bytes: Buffer): ModelJson {
  try {
    const model = JSON.parse(bytes.toString("utf8")) as ModelJson;
    if (typeof model.modelTopology === "object" && Array.isArray(model.weightsManifest))
      return model;
  } catch {
    // Said below, as for JSON that is something else.
  }
  throw new SyntaxError(
    `Cannot load the model: ${join(directory, MODEL_FILE)} is not a tfjs model`,
  );
}

async function renameIfExists(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

function joinBuffers(data: io.WeightData): Uint8Array {
  return Buffer.concat((Array.isArray(data) ? data : [data]).map((part) => new Uint8Array(part)));
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
