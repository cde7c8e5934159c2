import "@tensorflow/tfjs-backend-cpu";
import {
  initialWeights,
  singleLetter,
  startState,
  timeSteps,
  TrainingDivergedError,
  weightsSha256,
} from "@alphabet-lstm/models";
import { createFusedPredictor, createFusedTrainer } from "@alphabet-lstm/models/fused";
import { createLayersPredictor, createLayersTrainer } from "@alphabet-lstm/models/layers";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, expect, it } from "vitest";

import {
  createExperiment,
  type Experiment,
  experimentArchitecture,
  experimentDataset,
} from "./experiment.ts";
import { percent } from "./percent.ts";
import { runExperiment, type RunEvent, type RunOptions, sampleOrder } from "./run-experiment.ts";
import { version } from "./version.ts";

/** Model 3 with 4 units: small, and with every part that the big ones have. */
const small = createExperiment(timeSteps, { units: 4, epochs: 3 });

type EpochEvent = Extract<RunEvent, { type: "epoch" }>;
type EndEvent = Extract<RunEvent, { type: "end" }>;

beforeAll(async () => {
  await tf.setBackend("cpu");
});

function run(
  experiment: Experiment,
  options: Partial<RunOptions> = {},
): AsyncGenerator<RunEvent, void, undefined> {
  return runExperiment(experiment, { createTrainer: createLayersTrainer, ...options });
}

async function allEvents(
  experiment: Experiment,
  options: Partial<RunOptions> = {},
): Promise<{ events: RunEvent[]; epochs: EpochEvent[]; end: EndEvent }> {
  const events: RunEvent[] = [];
  for await (const event of run(experiment, options)) events.push(event);
  const end = events.find((event) => event.type === "end");
  if (!end) throw new Error("The run told no end");
  return { events, epochs: events.filter((event) => event.type === "epoch"), end };
}

it("runExperiment() tells one start, each epoch in turn, and one end", async () => {
  const { events, epochs } = await allEvents(small);
  expect(events.map(({ type }) => type)).toEqual(["start", "epoch", "epoch", "epoch", "end"]);
  expect(events[0]).toMatchObject({
    type: "start",
    dataset: { inputShape: [23, 3, 1] },
    architecture: experimentArchitecture(small),
  });
  expect(epochs.map(({ epoch, epochs: all, sampleCount }) => [epoch, all, sampleCount])).toEqual([
    [1, 3, 23],
    [2, 3, 23],
    [3, 3, 23],
  ]);
});

it("runExperiment() ends with a record of what its epochs told", async () => {
  const { epochs, end } = await allEvents(small, { versions: { "my-app": "1.2.3" } });
  const { record, weights } = end;
  expect(record.schemaVersion).toBe(1);
  expect(record.experiment).toEqual(small);
  expect(record.versions).toEqual({ "@alphabet-lstm/experiments": version, "my-app": "1.2.3" });
  expect(record.history).toEqual({
    loss: epochs.map(({ lossNats }) => lossNats),
    accuracy: epochs.map((metrics) => percent(metrics)),
  });
  expect(record.weightsSha256).toBe(weightsSha256(weights));
});

it("runExperiment() judges the trained weights on the training windows", async () => {
  // Long and fast enough to get some letters right, and not all.
  const options = { units: 4, epochs: 10, adam: { learningRate: 0.1 } };
  const { record } = (await allEvents(createExperiment(singleLetter, options))).end;
  const { evaluation, predictions } = record;
  expect(predictions).toHaveLength(25);
  expect(predictions[0]).toMatchObject({ input: ["A"], target: "B" });
  expect(evaluation.sampleCount).toBe(25);
  expect(evaluation.correctCount).toBeGreaterThan(0);
  expect(evaluation.correctCount).toBe(predictions.filter(({ correct }) => correct).length);
  expect(evaluation.accuracyPercent).toBe(4 * evaluation.correctCount);
});

it("runExperiment() learns: the loss falls from epoch to epoch", async () => {
  const { record } = (await allEvents(small)).end;
  const [first, second, third] = record.history.loss as [number, number, number];
  // Where every answer is as probable as the next, the loss is ln 26 nats.
  expect(Math.abs(first - Math.log(26))).toBeLessThan(0.2);
  expect(second).toBeLessThan(first);
  expect(third).toBeLessThan(second);
  expect(record.evaluation.loss).toBeLessThan(first);
});

it("runExperiment() gives the same bytes twice, and others for another seed", async () => {
  const first = (await allEvents(small)).end;
  const second = (await allEvents(small)).end;
  expect(JSON.stringify(second.record)).toBe(JSON.stringify(first.record));
  expect(second.weights).toEqual(first.weights);
  const other = (await allEvents({ ...small, seed: 0 })).end;
  expect(other.record.weightsSha256).not.toBe(first.record.weightsSha256);
});

it("runExperiment() begins alike, whatever the number of epochs", async () => {
  const long = (await allEvents(small)).end.record.history;
  const short = (await allEvents({ ...small, epochs: 2 })).end.record.history;
  expect(short.loss).toEqual(long.loss.slice(0, 2));
});

it("runExperiment() trains from initialWeights() in the order of sampleOrder()", async () => {
  const architecture = experimentArchitecture(small);
  const trainer = await createLayersTrainer({
    architecture,
    samples: experimentDataset(small),
    state: startState(architecture, initialWeights(architecture, small.seed)),
    adam: small.adam,
    batchSize: small.batchSize,
  });
  for (const epoch of [1, 2, 3]) await trainer.trainEpoch(sampleOrder(small.seed, epoch, 23));
  const { weights } = await trainer.state();
  const { lossNats } = await trainer.evaluate(experimentDataset(small));
  trainer.dispose();
  const { end } = await allEvents(small);
  expect(end.weights).toEqual(weights);
  expect(end.record.evaluation.loss).toBe(lossNats);
});

it("runExperiment() ends with a record that JSON gives back unchanged", async () => {
  const { record } = (await allEvents(small)).end;
  expect(JSON.parse(JSON.stringify(record))).toStrictEqual(record);
});

it("runExperiment() leaves no tensor behind", async () => {
  const before = tf.memory().numTensors;
  await allEvents(small);
  expect(tf.memory().numTensors).toBe(before);
});

it("runExperiment() gives its memory back when the loop is left early", async () => {
  const before = tf.memory().numTensors;
  let during = before;
  for await (const { type } of run(small)) {
    during = tf.memory().numTensors;
    if (type === "epoch") break;
  }
  expect(during).toBeGreaterThan(before);
  expect(tf.memory().numTensors).toBe(before);
});

it("runExperiment() stops between two batches when the signal is aborted", async () => {
  const before = tf.memory().numTensors;
  const controller = new AbortController();
  const reason = new Error("enough");
  const types: string[] = [];
  const reading = (async () => {
    for await (const { type } of run(small, { signal: controller.signal })) {
      types.push(type);
      // Another task of the event loop: it comes while the first epoch, of 23 batches, is under way.
      if (type === "start") setImmediate(() => controller.abort(reason));
    }
  })();
  await expect(reading).rejects.toBe(reason);
  expect(types).toEqual(["start"]);
  expect(tf.memory().numTensors).toBe(before);
});

it("runExperiment() throws the reason before its start when the signal is already aborted", async () => {
  const reason = new Error("enough");
  await expect(run(small, { signal: AbortSignal.abort(reason) }).next()).rejects.toBe(reason);
});

it("runExperiment() throws RangeError for an experiment that does not fit", async () => {
  await expect(run({ ...small, epochs: 0 }).next()).rejects.toThrow(
    new RangeError(
      "Cannot set up the experiment: epochs must be an integer in 1..1000000, received 0",
    ),
  );
});

it("runExperiment() throws TrainingDivergedError, with its epoch, when the learning rate is 1e38", async () => {
  const before = tf.memory().numTensors;
  const adam = { learningRate: 1e38 };
  // One batch takes all samples, so that a step is an epoch.
  const experiment = createExperiment(timeSteps, { units: 4, batchSize: 23, adam });
  const finished: number[] = [];
  const reading = (async () => {
    for await (const event of run(experiment)) {
      if (event.type === "epoch") finished.push(event.epoch);
    }
  })();
  const error: unknown = await reading.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(TrainingDivergedError);
  const { epoch, step, message } = error as TrainingDivergedError;
  expect(finished).toEqual([1, 2]);
  expect([epoch, step]).toEqual([3, 3]);
  expect(message).toBe(
    "Training diverged: the loss stopped being finite in epoch 3 (step 3); lower the learning rate, now 1e+38",
  );
  expect(tf.memory().numTensors).toBe(before);
});

it("runExperiment() trains on the fused trainer when no other is given, and says so", async () => {
  const fused = await allEvents(small, { createTrainer: createFusedTrainer });
  const unnamed: RunEvent[] = [];
  for await (const event of runExperiment(small)) unnamed.push(event);
  expect(unnamed).toEqual(fused.events);
  expect(fused.end.record.trainer).toBe("fused");
  expect((await allEvents(small)).end.record.trainer).toBe("layers");
});

it("runExperiment() on the fused trainer hears a signal from outside in a run of many short epochs", async () => {
  const endless = { ...small, epochs: 1_000_000 };
  await expect(
    allEvents(endless, { createTrainer: createFusedTrainer, signal: AbortSignal.timeout(50) }),
  ).rejects.toThrow(expect.objectContaining({ name: "TimeoutError" }));
});

it("runExperiment() records the trainer's answers, and asks the predictor whether it agrees", async () => {
  const before = tf.memory().numTensors;
  const options = { createTrainer: createFusedTrainer, createPredictor: createLayersPredictor };
  const { record, weights } = (await allEvents(small, options)).end;
  expect(tf.memory().numTensors).toBe(before);
  const predictor = await createFusedPredictor(experimentArchitecture(small), weights);
  const { lossNats } = await predictor.evaluate(experimentDataset(small));
  predictor.dispose();
  expect(record.evaluation.loss).toBeCloseTo(lossNats, 12);
});

it("runExperiment() throws where the predictor does not compute what was trained", async () => {
  const other = initialWeights(experimentArchitecture(small), 8);
  await expect(
    allEvents(small, {
      createPredictor: (architecture) => createLayersPredictor(architecture, other),
    }),
  ).rejects.toThrow(/^The trainer and the predictor disagree on a probability by 0\.\d/u);
});

it("percent() is letters right of a hundred letters asked", () => {
  expect(percent({ correctCount: 22, sampleCount: 25 })).toBe(88);
  expect(percent({ correctCount: 0, sampleCount: 23 })).toBe(0);
});
