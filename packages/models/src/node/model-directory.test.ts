import "@tensorflow/tfjs-backend-cpu";
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as tf from "@tensorflow/tfjs-core";
import { loadLayersModel as loadTfjsModel } from "@tensorflow/tfjs-layers";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { singleLetter } from "../configurations/single-letter.ts";
import { createLayersPredictor } from "../layers/layers-predictor.ts";
import {
  describedArchitecture,
  loadLayersModel,
  type SavedModel,
  saveLayersModel,
} from "../layers/saved-model.ts";
import { initialWeights } from "../weights.ts";
import { checkModelDirectory, modelDirectory } from "./model-directory.ts";

const { framing, encoding, cell, recurrentActivation } = singleLetter;
const description = {
  symbols: ["α", "β", "γ"],
  framing,
  encoding,
  cell,
  units: 3,
  recurrentActivation,
};
const saved: SavedModel = {
  description,
  weights: initialWeights(describedArchitecture(description), 7),
};

let folder: string;
let directory: string;

beforeAll(async () => {
  await tf.setBackend("cpu");
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "alphabet-lstm-"));
  directory = join(folder, "model");
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function changeModelJson(change: (model: Record<string, unknown>) => void): Promise<void> {
  const path = join(directory, "model.json");
  const model = JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>;
  change(model);
  await writeFile(path, JSON.stringify(model));
}

describe("modelDirectory()", () => {
  it("loads what was saved, to the bit, and leaves no tensor behind", async () => {
    const before = tf.memory().numTensors;
    await saveLayersModel(modelDirectory(directory), saved);
    expect(await loadLayersModel(modelDirectory(directory))).toEqual(saved);
    expect(tf.memory().numTensors).toBe(before);
  });

  it("keeps a stateful layer and a mask value, for us and for tfjs", async () => {
    const before = tf.memory().numTensors;
    const full = {
      ...saved,
      description: { ...description, stateful: true, maskValue: -1 },
    };
    await saveLayersModel(modelDirectory(directory), full);
    expect(await loadLayersModel(modelDirectory(directory))).toEqual(full);
    expect(tf.memory().numTensors).toBe(before);

    const model = await loadTfjsModel(modelDirectory(directory));
    const predictor = createLayersPredictor(describedArchitecture(full.description), full.weights);
    const inputs = Float32Array.of(0.5, -1, 0.25);
    const answers = await predictor.predict(inputs);
    const theirs = model.predict(tf.tensor3d(inputs, [3, 1, 1]), { batchSize: 1 }) as tf.Tensor;
    expect(theirs.dataSync()).toEqual(answers);
    expect(answers.subarray(3, 6)).toEqual(answers.subarray(0, 3));
    expect(answers.subarray(6, 9)).not.toEqual(answers.subarray(0, 3));
    predictor.dispose();
  });

  it("writes the two files of tfjs' format, which tfjs itself loads", async () => {
    await saveLayersModel(modelDirectory(directory), saved);
    expect((await readdir(directory)).toSorted()).toEqual(["model.json", "weights.bin"]);
    const model = await loadTfjsModel(modelDirectory(directory));
    expect(model.countParams()).toBe(60 + 12);
    expect(model.getWeights()[1]!.dataSync()).toEqual(saved.weights.recurrentKernel);
    model.dispose();
  });

  it("replaces a model that is there, and leaves nothing else behind", async () => {
    await saveLayersModel(modelDirectory(directory), saved);
    const other = { ...saved, weights: initialWeights(describedArchitecture(description), 8) };
    await saveLayersModel(modelDirectory(directory), other);
    expect(await loadLayersModel(modelDirectory(directory))).toEqual(other);
    expect(await readdir(folder)).toEqual(["model"]);
  });

  it("leaves a folder alone that holds anything but a model", async () => {
    await mkdir(directory);
    await writeFile(join(directory, "thesis.txt"), "years of work");
    await expect(saveLayersModel(modelDirectory(directory), saved)).rejects.toThrow(
      `Cannot save the model: ${directory} holds other files (thesis.txt); name a new folder or one that holds a model`,
    );
    expect(await readdir(directory)).toEqual(["thesis.txt"]);
  });

  it("keeps the old model where the new one cannot be written", async () => {
    await saveLayersModel(modelDirectory(directory), saved);
    const impossible = modelDirectory(join(directory, "model.json", "deeper"));
    await expect(saveLayersModel(impossible, saved)).rejects.toThrow(/ENOTDIR/);
    expect(await loadLayersModel(modelDirectory(directory))).toEqual(saved);
  });

  it("refuses a folder that is no model", async () => {
    await expect(loadLayersModel(modelDirectory(folder))).rejects.toThrow(
      new RangeError(`Cannot load the model: ${folder} has no model.json`),
    );
    await expect(loadLayersModel(modelDirectory(join(folder, "nowhere")))).rejects.toThrow(
      "has no model.json",
    );
  });

  it("refuses a truncated or altered weights.bin", async () => {
    await saveLayersModel(modelDirectory(directory), saved);
    const path = join(directory, "weights.bin");
    const bytes = await readFile(path);
    await truncate(path, 100);
    await expect(loadLayersModel(modelDirectory(directory))).rejects.toThrow(
      "weights.bin (100 bytes) is not the one that was saved; it is truncated or altered",
    );
    bytes[17]! ^= 1;
    await writeFile(path, bytes);
    await expect(loadLayersModel(modelDirectory(directory))).rejects.toThrow("altered");
  });

  it("refuses a model.json that is none", async () => {
    await saveLayersModel(modelDirectory(directory), saved);
    for (const text of ["", "{", "null", "[]", '{"modelTopology":{}}']) {
      await writeFile(join(directory, "model.json"), text);
      await expect(loadLayersModel(modelDirectory(directory)), text).rejects.toThrow(SyntaxError);
    }
  });

  it("refuses a tfjs model without an alphabet", async () => {
    await saveLayersModel(modelDirectory(directory), saved);
    await changeModelJson((model) => delete model["userDefinedMetadata"]);
    await expect(loadLayersModel(modelDirectory(directory))).rejects.toThrow(
      "its metadata names no alphabet and framing",
    );
  });

  it("refuses a model whose alphabet does not fit its weights", async () => {
    await saveLayersModel(modelDirectory(directory), saved);
    await changeModelJson((model) => {
      const metadata = model["userDefinedMetadata"] as { alphabetLstm: { symbols: string[] } };
      metadata.alphabetLstm.symbols.push("δ");
    });
    await expect(loadLayersModel(modelDirectory(directory))).rejects.toThrow(
      "Cannot load the model: its metadata describes inputs 1 × 1 and weights 1 × 12, 3 × 12, 12, 3 × 4, 4, but it has inputs 1 × 1 and weights 1 × 12, 3 × 12, 12, 3 × 3, 3",
    );
  });
});

describe("checkModelDirectory()", () => {
  it("accepts a new folder and makes no more than its parents", async () => {
    await checkModelDirectory(join(folder, "a", "b"));
    expect(await readdir(join(folder, "a"))).toEqual([]);
  });

  it("throws RangeError for a folder that holds anything but a model", async () => {
    await writeFile(join(folder, "notes.md"), "");
    await expect(checkModelDirectory(folder)).rejects.toThrow(RangeError);
  });

  it.runIf(process.platform === "linux")(
    "throws RangeError for the root of a disk, before anything is trained",
    async () => {
      await expect(checkModelDirectory("/proc")).rejects.toThrow(
        new RangeError(
          "Cannot save the model: /proc is a disk of its own; name a folder inside it",
        ),
      );
    },
  );
});
