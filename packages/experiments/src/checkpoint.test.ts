import "@tensorflow/tfjs-backend-cpu";
import { timeSteps, type TrainerFactory } from "@alphabet-lstm/models";
import { createFusedTrainer } from "@alphabet-lstm/models/fused";
import { createLayersTrainer } from "@alphabet-lstm/models/layers";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";

import { type Checkpoint, parseCheckpoint, stringifyCheckpoint } from "./checkpoint.ts";
import { createExperiment, type Experiment } from "./experiment.ts";
import { runExperiment, type RunOptions } from "./run-experiment.ts";
import type { RunRecord } from "./run-record.ts";

const experiment = createExperiment(timeSteps, { units: 4, epochs: 6, batchSize: 5 });

async function run(
  asked: Experiment,
  options: RunOptions = {},
): Promise<{ record: RunRecord; checkpoints: Checkpoint[] }> {
  const checkpoints: Checkpoint[] = [];
  for await (const event of runExperiment(asked, options)) {
    if (event.type === "checkpoint") checkpoints.push(event.checkpoint);
    if (event.type === "end") return { record: event.record, checkpoints };
  }
  throw new Error("The run told no end");
}

async function checkpointText(): Promise<string> {
  const { checkpoints } = await run(experiment, { checkpointEvery: 4 });
  return stringifyCheckpoint(checkpoints[0]!);
}

/** A checkpoint after somebody edited it. */
async function changed(change: (value: Record<string, unknown>) => void): Promise<string> {
  const value = JSON.parse(await checkpointText()) as Record<string, unknown>;
  change(value);
  return JSON.stringify(value);
}

beforeAll(async () => {
  await tf.setBackend("cpu");
});

describe.each<[string, TrainerFactory]>([
  ["fused", createFusedTrainer],
  ["layers", createLayersTrainer],
])("a run on the %s trainer", (_, createTrainer) => {
  it("that goes on from any checkpoint, by way of its text, is the unbroken run to the bit", async () => {
    const unbroken = await run(experiment, { createTrainer, checkpointEvery: 2 });
    expect(unbroken.checkpoints.map(({ state }) => state.epochCount)).toEqual([2, 4, 6]);
    for (const checkpoint of unbroken.checkpoints) {
      const from = parseCheckpoint(stringifyCheckpoint(checkpoint));
      expect(from).toEqual(checkpoint);
      expect((await run(experiment, { createTrainer, from })).record).toEqual(unbroken.record);
    }
  });

  it("that is cancelled keeps the epoch under way, and goes on to the bit", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const seen: string[] = [];
    let from: Checkpoint | undefined;
    const cancelled = async (): Promise<void> => {
      for await (const event of runExperiment(experiment, {
        createTrainer,
        signal,
        checkpointEvery: 100,
      })) {
        seen.push(event.type);
        if (event.type === "epoch" && event.epoch === 3) controller.abort();
        if (event.type === "checkpoint") from = event.checkpoint;
      }
    };
    await expect(cancelled()).rejects.toMatchObject({ name: "AbortError" });
    expect(seen).toEqual(["start", "epoch", "epoch", "epoch", "checkpoint"]);
    expect(from!.state.epochCount).toBe(3);
    const { record } = await run(experiment, { createTrainer });
    expect((await run(experiment, { createTrainer, from })).record).toEqual(record);
  });
});

describe("runExperiment()", () => {
  it("goes on to more epochs than the checkpoint's experiment had", async () => {
    const from = parseCheckpoint(await checkpointText());
    const longer = { ...experiment, epochs: 9 };
    expect((await run(longer, { from })).record).toEqual((await run(longer)).record);
  });

  it("throws RangeError for a checkpoint of another experiment, of more epochs or of another trainer", async () => {
    const from = parseCheckpoint(await checkpointText());
    await expect(run({ ...experiment, seed: 8 }, { from })).rejects.toThrow(
      new RangeError("Cannot continue the run: the checkpoint is of another experiment"),
    );
    await expect(run({ ...experiment, epochs: 3 }, { from })).rejects.toThrow(
      new RangeError(
        "Cannot continue the run: epochs must be at least 4, which the checkpoint has, received 3",
      ),
    );
    await expect(run(experiment, { from, createTrainer: createLayersTrainer })).rejects.toThrow(
      new RangeError(
        "Cannot continue the run: the checkpoint is of the fused trainer, not of the layers trainer",
      ),
    );
  });
});

describe("parseCheckpoint()", () => {
  it("throws SyntaxError for a text that is cut off, anywhere", async () => {
    const text = await checkpointText();
    for (const length of [0, 1, 100, text.length - 1]) {
      expect(() => parseCheckpoint(text.slice(0, length))).toThrow(
        new SyntaxError("Cannot read the checkpoint: it is not whole, or no JSON"),
      );
    }
  });

  it("throws SyntaxError for one digit of the state that was altered", async () => {
    const text = await changed((value) => {
      const state = value["state"] as string;
      value["state"] = `${state.slice(0, 200)}${state[200] === "0" ? "1" : "0"}${state.slice(201)}`;
    });
    expect(() => parseCheckpoint(text)).toThrow(SyntaxError);
    const wordy = await changed((value) => (value["state"] = "none"));
    expect(() => parseCheckpoint(wordy)).toThrow("its state is not in hexadecimal digits");
  });

  it("throws SyntaxError that names the place, what it should be and what it is", async () => {
    const newer = await changed((value) => (value["schemaVersion"] = 2));
    expect(() => parseCheckpoint(newer)).toThrow(
      new SyntaxError("Cannot read the checkpoint: schemaVersion should be 1, received 2"),
    );
    const wrong = await changed(
      (value) => ((value["experiment"] as { units: unknown }).units = "4"),
    );
    expect(() => parseCheckpoint(wrong)).toThrow(
      new SyntaxError(
        'Cannot read the checkpoint: experiment.units should be number, received "4"',
      ),
    );
  });

  it("throws RangeError for an experiment that is none", async () => {
    const none = await changed((value) => ((value["experiment"] as { units: unknown }).units = 0));
    expect(() => parseCheckpoint(none)).toThrow("units must be an integer in 1..1024, received 0");
  });

  it("throws SyntaxError where history and state do not fit", async () => {
    const text = await changed((value) => {
      (value["history"] as { loss: number[] }).loss.pop();
    });
    expect(() => parseCheckpoint(text)).toThrow(
      new SyntaxError("Cannot read the checkpoint: its history has 3 epochs, its state 4"),
    );
  });
});
