import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";

import {
  repeatedOrder,
  smallArchitecture,
  smallDataset,
  smallOptions,
} from "../../test/small-trainer.ts";
import { defaultAdam } from "../adam.ts";
import { startState, TrainingDivergedError, type TrainerOptions } from "../trainer.ts";
import { weightsSha256 } from "../weights-sha256.ts";
import { initialWeights } from "../weights.ts";
import { yieldToEventLoop } from "../yield-to-event-loop.ts";
import { createLayersModel } from "./layers-model.ts";
import { createLayersPredictor } from "./layers-predictor.ts";
import { createLayersTrainer } from "./layers-trainer.ts";

const simpleRnn = { ...smallArchitecture, cell: "simple-rnn", stateful: true } as const;

describe.each(["wasm", "cpu"])("on the %s backend", (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
  });

  it.each<[string, Partial<TrainerOptions>]>([
    ["trainer", { batchSize: 4 }],
    ["stateful trainer", { architecture: { ...smallArchitecture, stateful: true } }],
    [
      "stateful SimpleRNN's trainer",
      {
        architecture: simpleRnn,
        state: startState(simpleRnn, initialWeights(simpleRnn, 7)),
      },
    ],
    [
      "trainer with masked steps",
      { architecture: { ...smallArchitecture, maskValue: 0 }, batchSize: 4 },
    ],
    [
      "stateful trainer with masked steps",
      { architecture: { ...smallArchitecture, stateful: true, maskValue: 0 } },
    ],
  ])("a %s leaves no tensor behind, from its creation to its disposal", async (_, changes) => {
    const before = tf.memory().numTensors;
    const trainer = await createLayersTrainer(smallOptions(changes));
    const alive = tf.memory().numTensors;
    await trainer.trainEpoch(repeatedOrder(23));
    expect(tf.memory().numTensors).toBe(alive);
    await trainer.predict(smallDataset.inputs);
    expect(tf.memory().numTensors).toBe(alive);
    await trainer.evaluate(smallDataset);
    expect(tf.memory().numTensors).toBe(alive);
    await trainer.state();
    expect(tf.memory().numTensors).toBe(alive);
    trainer.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it("an epoch that is cancelled or diverges leaves no tensor behind", async () => {
    const before = tf.memory().numTensors;
    const cancelled = await createLayersTrainer(smallOptions());
    await expect(
      cancelled.trainEpoch(repeatedOrder(23), AbortSignal.abort(new Error("enough"))),
    ).rejects.toThrow("enough");
    cancelled.dispose();
    const diverging = await createLayersTrainer(
      smallOptions({ adam: { ...defaultAdam, learningRate: 1e38 } }),
    );
    await expect(diverging.trainEpoch(repeatedOrder(23, 230))).rejects.toThrow(
      TrainingDivergedError,
    );
    diverging.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it("state() continued in another trainer is the unbroken training, to the bit", async () => {
    const unbroken = await createLayersTrainer(smallOptions());
    await unbroken.trainEpoch(repeatedOrder(23));
    const half = await unbroken.state();
    await unbroken.trainEpoch(repeatedOrder(23));
    const resumed = await createLayersTrainer(smallOptions({ state: half }));
    const { epoch } = await resumed.trainEpoch(repeatedOrder(23));
    expect(epoch).toBe(2);
    expect(await resumed.state()).toEqual(await unbroken.state());
    unbroken.dispose();
    resumed.dispose();
  });

  it("two trainers side by side do not disturb each other", async () => {
    const alone = await createLayersTrainer(smallOptions());
    await alone.trainEpoch(repeatedOrder(23));
    const expected = weightsSha256((await alone.state()).weights);
    alone.dispose();
    const first = await createLayersTrainer(smallOptions());
    const second = await createLayersTrainer(smallOptions());
    await Promise.all([first.trainEpoch(repeatedOrder(23)), second.trainEpoch(repeatedOrder(23))]);
    expect(weightsSha256((await first.state()).weights)).toBe(expected);
    expect(weightsSha256((await second.state()).weights)).toBe(expected);
    first.dispose();
    second.dispose();
  });
});

it("a stateful trainer keeps no tensor of a step for the steps that come", async () => {
  const architecture = { ...smallArchitecture, stateful: true };
  const trainer = await createLayersTrainer(smallOptions({ architecture }));
  const alive = tf.memory().numTensors;
  let most = 0;
  const epoch = trainer.trainEpoch(repeatedOrder(23, 100));
  for (let turn = 0; turn < 200; turn++) {
    await yieldToEventLoop();
    most = Math.max(most, tf.memory().numTensors);
  }
  await epoch;
  trainer.dispose();
  // Those of the step under way; of all 100 steps there would be 200 states.
  expect(most - alive).toBeLessThan(30);
});

describe("LayersTrainer", () => {
  beforeAll(async () => {
    await tf.setBackend("cpu");
  });

  it("trainEpoch() takes a last batch that is not full", async () => {
    const trainer = await createLayersTrainer(smallOptions({ batchSize: 10 }));
    const { sampleCount } = await trainer.trainEpoch(repeatedOrder(23));
    expect(sampleCount).toBe(23);
    expect((await trainer.state()).stepCount).toBe(3);
    trainer.dispose();
  });

  it("trainEpoch() throws RangeError for an order that names no sample", async () => {
    const trainer = await createLayersTrainer(smallOptions());
    await expect(trainer.trainEpoch(Int32Array.of(23))).rejects.toThrow(
      new RangeError(
        "Cannot train an epoch: an index of the order must be an integer in 0..22, received 23",
      ),
    );
    trainer.dispose();
  });

  it("a disposed trainer refuses to go on, and may be disposed again", async () => {
    const trainer = await createLayersTrainer(smallOptions());
    trainer.dispose();
    trainer.dispose();
    await expect(trainer.trainEpoch(repeatedOrder(23))).rejects.toThrow(
      "Cannot use the model: it has been disposed",
    );
    await expect(trainer.state()).rejects.toThrow("disposed");
    await expect(trainer.predict(smallDataset.inputs)).rejects.toThrow("disposed");
  });

  it("a signal that is aborted by a timer stops an epoch under way", async () => {
    const trainer = await createLayersTrainer(smallOptions());
    await expect(
      trainer.trainEpoch(repeatedOrder(23, 1_000_000), AbortSignal.timeout(20)),
    ).rejects.toThrow(expect.objectContaining({ name: "TimeoutError" }));
    trainer.dispose();
  });

  it("predict() throws RangeError for inputs that are no whole number of samples", async () => {
    const predictor = createLayersPredictor(
      smallArchitecture,
      initialWeights(smallArchitecture, 0),
    );
    await expect(predictor.predict(new Float32Array(4))).rejects.toThrow(
      new RangeError(
        "Cannot read the inputs: each sample must have 3 × 1 numbers, received 4 numbers in all",
      ),
    );
    predictor.dispose();
  });

  it("createLayersModel() has the parameters that the summary counts", () => {
    const model = createLayersModel(smallArchitecture, initialWeights(smallArchitecture, 0));
    expect(model.countParams()).toBe(140 + 156);
    model.dispose();
  });

  it("createLayersModel() throws RangeError for weights that are not finite", () => {
    const weights = initialWeights(smallArchitecture, 0);
    weights.bias[3] = NaN;
    expect(() => createLayersModel(smallArchitecture, weights)).toThrow(
      new RangeError(
        "Cannot use the weights: every number must be finite, received NaN at bias[3]",
      ),
    );
  });
});
