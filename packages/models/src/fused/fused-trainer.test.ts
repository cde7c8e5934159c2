import { afterEach, describe, expect, it, vi } from "vitest";

import {
  repeatedOrder,
  smallArchitecture,
  smallDataset,
  smallOptions,
} from "../../test/small-trainer.ts";
import { defaultAdam } from "../adam.ts";
import { architectureOf } from "../configurations/model-configuration.ts";
import { singleLetter } from "../configurations/single-letter.ts";
import { decodeState, encodeState } from "../trainer-state.ts";
import { startState, TrainingDivergedError } from "../trainer.ts";
import { weightsSha256 } from "../weights-sha256.ts";
import { initialWeights } from "../weights.ts";
import { createFusedPredictor } from "./fused-predictor.ts";
import { createFusedTrainer } from "./fused-trainer.ts";

describe("a fused trainer", () => {
  it("trains 250 and 250 epochs to the bytes of 500, by way of its state as bytes", async () => {
    const order = repeatedOrder(23);
    const unbroken = await createFusedTrainer(smallOptions());
    for (let epoch = 0; epoch < 500; epoch++) await unbroken.trainEpoch(order);
    const first = await createFusedTrainer(smallOptions());
    for (let epoch = 0; epoch < 250; epoch++) await first.trainEpoch(order);
    const bytes = encodeState(await first.state());
    first.dispose();
    const second = await createFusedTrainer(smallOptions({ state: decodeState(bytes) }));
    for (let epoch = 0; epoch < 250; epoch++) await second.trainEpoch(order);
    expect(encodeState(await second.state())).toEqual(encodeState(await unbroken.state()));
    unbroken.dispose();
    second.dispose();
  });

  it("always trains to these very bytes", async () => {
    const trainer = await createFusedTrainer(smallOptions());
    for (let epoch = 0; epoch < 20; epoch++) await trainer.trainEpoch(repeatedOrder(23));
    expect(weightsSha256((await trainer.state()).weights)).toMatchInlineSnapshot(
      `"0a325c26004d7a2b39dc5165ae36af02922c7eb741334afb1214cb4854bfaa1c"`,
    );
    trainer.dispose();
  });

  it("takes a last batch that is not full, and counts epochs and steps", async () => {
    const trainer = await createFusedTrainer(smallOptions({ batchSize: 10 }));
    expect(await trainer.trainEpoch(repeatedOrder(23))).toMatchObject({
      epoch: 1,
      sampleCount: 23,
    });
    expect(await trainer.state()).toMatchObject({ stepCount: 3, epochCount: 1 });
    trainer.dispose();
  });

  it("does not disturb another one beside it", async () => {
    const alone = await createFusedTrainer(smallOptions());
    await alone.trainEpoch(repeatedOrder(23));
    const expected = await alone.state();
    const [one, other] = await Promise.all([
      createFusedTrainer(smallOptions()),
      createFusedTrainer(smallOptions()),
    ]);
    alone.dispose();
    await Promise.all([one.trainEpoch(repeatedOrder(23)), other.trainEpoch(repeatedOrder(23))]);
    expect(await one.state()).toEqual(expected);
    expect(await other.state()).toEqual(expected);
    one.dispose();
    other.dispose();
  });

  it("is not moved by questions between epochs", async () => {
    const asked = await createFusedTrainer(smallOptions());
    const unasked = await createFusedTrainer(smallOptions());
    for (let epoch = 0; epoch < 3; epoch++) {
      await asked.trainEpoch(repeatedOrder(23));
      await unasked.trainEpoch(repeatedOrder(23));
      await asked.evaluate(smallDataset);
      await asked.backpropagate({
        inputs: smallDataset.inputs.slice(0, 3),
        targets: smallDataset.targets.slice(0, 1),
      });
      asked.gradients();
    }
    expect(await asked.state()).toEqual(await unasked.state());
    asked.dispose();
    unasked.dispose();
  });

  it("leaves the recurrence exactly alone with one time step, but lets moments from before fade", async () => {
    const architecture = architectureOf({ ...singleLetter, units: 9 }, 26);
    const start = startState(architecture, initialWeights(architecture, 1));
    const samples = {
      inputs: Float32Array.from({ length: 25 }, (_, index) => index / 26),
      targets: Int32Array.from({ length: 25 }, (_, index) => index + 1),
    };
    const options = { architecture, samples, adam: defaultAdam, batchSize: 1 };
    const still = await createFusedTrainer({ ...options, state: start });
    await still.trainEpoch(repeatedOrder(25, 100));
    const { weights } = await still.state();
    expect(weights.recurrentKernel).toEqual(start.weights.recurrentKernel);
    expect(weights.bias.subarray(9, 18)).toEqual(start.weights.bias.subarray(9, 18));

    // A moment from elsewhere goes on moving its weight, as Adam says: m halves, v stays.
    const state = startState(architecture, initialWeights(architecture, 1));
    state.firstMoments.recurrentKernel[40] = 1;
    state.secondMoments.recurrentKernel[40] = 4;
    state.firstMoments.bias[10] = -1;
    state.secondMoments.bias[10] = 4;
    const moving = await createFusedTrainer({
      ...options,
      state,
      adam: { ...defaultAdam, beta1: 0.5, beta2: 0.999, epsilon: 1e-7 },
    });
    await moving.trainEpoch(repeatedOrder(25, 1));
    const after = await moving.state();
    expect(after.firstMoments.recurrentKernel[40]).toBe(0.5);
    expect(after.firstMoments.bias[10]).toBe(-0.5);
    const move = (0.001 * Math.sqrt(0.001) * 0.5) / 0.5 / Math.sqrt(4 * 0.999);
    const moved = after.weights.recurrentKernel[40]! - state.weights.recurrentKernel[40]!;
    expect(moved).toBeCloseTo(-move, 7);
    expect(after.weights.bias[10]! - 1).toBeCloseTo(move, 7);
    // The neighbours stay.
    expect(after.weights.recurrentKernel[41]).toBe(state.weights.recurrentKernel[41]);
    still.dispose();
    moving.dispose();
  });

  it("lets the moments of weights without gradient fade to exactly 0, not into subnormal numbers", async () => {
    const state = startState(smallArchitecture, initialWeights(smallArchitecture, 1));
    // All inputs are 0, so the kernel has no gradient.
    state.firstMoments.kernel.fill(1e-3);
    state.secondMoments.kernel.fill(1e-6);
    const samples = { inputs: new Float32Array(3), targets: Int32Array.of(1) };
    const adam = { ...defaultAdam, beta2: 0.9 };
    const trainer = await createFusedTrainer(smallOptions({ state, samples, adam }));
    for (let epoch = 0; epoch < 100; epoch++) {
      await trainer.trainEpoch(new Int32Array(10));
      const { firstMoments, secondMoments } = await trainer.state();
      for (const value of [...firstMoments.kernel, ...secondMoments.kernel]) {
        expect(value === 0 || Math.abs(value) >= 2 ** -126).toBe(true);
      }
    }
    const { firstMoments, secondMoments } = await trainer.state();
    expect(firstMoments.kernel.every((value) => value === 0)).toBe(true);
    expect(secondMoments.kernel.every((value) => value === 0)).toBe(true);
    trainer.dispose();
  });

  it("stops with TrainingDivergedError, naming epoch and step, when the loss stops being finite", async () => {
    const adam = { ...defaultAdam, learningRate: 1e38 };
    const trainer = await createFusedTrainer(smallOptions({ adam }));
    const failure = trainer.trainEpoch(repeatedOrder(23, 230));
    await expect(failure).rejects.toThrow(TrainingDivergedError);
    const { stepCount } = await trainer.state();
    await expect(failure).rejects.toMatchObject({ epoch: 1, step: stepCount + 1 });
    trainer.dispose();
  });

  it("hears a signal before an epoch, and between the parts of a long one", async () => {
    const trainer = await createFusedTrainer(smallOptions());
    await expect(
      trainer.trainEpoch(repeatedOrder(23), AbortSignal.abort(new Error("enough"))),
    ).rejects.toThrow("enough");
    expect(await trainer.state()).toMatchObject({ stepCount: 0, epochCount: 0 });
    const controller = new AbortController();
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => controller.abort(new Error("stop")));
    port1.start();
    port2.postMessage(null);
    await expect(
      trainer.trainEpoch(repeatedOrder(23, 1_000_000), controller.signal),
    ).rejects.toThrow("stop");
    port1.close();
    const { stepCount, epochCount } = await trainer.state();
    expect(stepCount).toBeGreaterThan(0);
    expect(stepCount).toBeLessThan(1_000_000);
    expect(epochCount).toBe(0);
    trainer.dispose();
  });

  it("trains a long epoch in parts to the very weights of short ones", async () => {
    const long = await createFusedTrainer(smallOptions({ batchSize: 2 }));
    const short = await createFusedTrainer(smallOptions({ batchSize: 2 }));
    const order = repeatedOrder(22, 44_000);
    const { lossNats } = await long.trainEpoch(order);
    let lossSum = 0;
    for (let first = 0; first < order.length; first += 440) {
      lossSum += (await short.trainEpoch(order.subarray(first, first + 440))).lossNats / 100;
    }
    expect((await long.state()).weights).toEqual((await short.state()).weights);
    expect(lossNats).toBeCloseTo(lossSum, 10);
    long.dispose();
    short.dispose();
  });

  it("refuses an order that names no sample", async () => {
    const trainer = await createFusedTrainer(smallOptions());
    for (const order of [Int32Array.of(23), Int32Array.of(0, -1), new Int32Array()]) {
      await expect(trainer.trainEpoch(order)).rejects.toThrow(RangeError);
    }
    trainer.dispose();
  });

  it("refuses to go on once it has been disposed, and may be disposed again", async () => {
    const trainer = await createFusedTrainer(smallOptions());
    trainer.dispose();
    trainer.dispose();
    const refusal = "Cannot use the model: it has been disposed";
    await expect(trainer.trainEpoch(repeatedOrder(23))).rejects.toThrow(refusal);
    await expect(trainer.state()).rejects.toThrow(refusal);
    await expect(trainer.predict(smallDataset.inputs)).rejects.toThrow(refusal);
    await expect(trainer.evaluate(smallDataset)).rejects.toThrow(refusal);
    await expect(trainer.backpropagate(smallDataset)).rejects.toThrow(refusal);
    expect(() => trainer.activations()).toThrow(refusal);
    expect(() => trainer.gradients()).toThrow(refusal);
  });

  it("stops in the middle of a long epoch when it is disposed", async () => {
    const trainer = await createFusedTrainer(smallOptions());
    const training = trainer.trainEpoch(repeatedOrder(23, 1_000_000));
    trainer.dispose();
    await expect(training).rejects.toThrow("disposed");
  });

  it("can be looked into only after a pass of its own", async () => {
    const trainer = await createFusedTrainer(smallOptions());
    expect(() => trainer.activations()).toThrow("train an epoch or call backpropagate() first");
    await trainer.trainEpoch(repeatedOrder(23));
    expect(trainer.gradients().kernel.shape).toEqual([1, 20]);
    await trainer.predict(smallDataset.inputs);
    expect(() => trainer.gradients()).toThrow("neither predict() nor evaluate() in between");
    await expect(trainer.backpropagate(smallDataset)).rejects.toThrow(
      new RangeError(
        "Cannot backpropagate: there must be at most batchSize samples, 1, received 23",
      ),
    );
    trainer.dispose();
  });

  it("tells of the last sample as it was before the step", async () => {
    const trainer = await createFusedTrainer(smallOptions({ batchSize: 4 }));
    const probe = await createFusedTrainer(smallOptions({ batchSize: 3 }));
    await trainer.trainEpoch(Int32Array.of(5, 9, 2));
    await probe.backpropagate({
      inputs: new Float32Array([...sample(5), ...sample(9), ...sample(2)]),
      targets: Int32Array.from([5, 9, 2], (at) => smallDataset.targets[at]!),
    });
    expect(trainer.activations()).toEqual(probe.activations());
    expect(trainer.gradients()).toEqual(probe.gradients());
    const { probabilities } = trainer.activations();
    expect(probabilities.data.reduce((sum, p) => sum + p)).toBeCloseTo(1, 6);
    trainer.dispose();
    probe.dispose();
  });
});

describe("createFusedTrainer()", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  it("throws RangeError for a state of another shape and for weights that are not finite", async () => {
    const other = { ...smallArchitecture, units: 6 };
    await expect(
      createFusedTrainer(smallOptions({ state: startState(other, initialWeights(other, 1)) })),
    ).rejects.toThrow(RangeError);
    const weights = initialWeights(smallArchitecture, 1);
    weights.denseBias[3] = NaN;
    await expect(
      createFusedTrainer(smallOptions({ state: startState(smallArchitecture, weights) })),
    ).rejects.toThrow("every number must be finite, received NaN at denseBias[3]");
  });

  it("throws RangeError, before it allocates, for what needs more than 1 GiB", async () => {
    const architecture = { ...smallArchitecture, timeSteps: 1000, units: 100 };
    const weights = initialWeights(architecture, 1);
    const samples = { inputs: new Float32Array(1000), targets: Int32Array.of(1) };
    await expect(
      createFusedTrainer({
        architecture,
        samples,
        state: startState(architecture, weights),
        adam: defaultAdam,
        batchSize: 10_000,
      }),
    ).rejects.toThrow(
      /^Cannot fit the model into memory: it may take 1024 MiB, and needs \d+ MiB; lower the sizes, the samples or batchSize$/u,
    );
  });

  it("names the layers trainer where WebAssembly is missing or forbidden", async () => {
    const forbidden = {
      compile: () => Promise.reject(new Error("violates the content security policy")),
    };
    for (const webAssembly of [undefined, forbidden]) {
      vi.stubGlobal("WebAssembly", webAssembly);
      // A fresh copy: this one has compiled its kernel long ago.
      vi.resetModules();
      const fresh = await import("./fused-trainer.ts");
      await expect(fresh.createFusedTrainer(smallOptions())).rejects.toThrow(
        "use the layers trainer, createLayersTrainer of @alphabet-lstm/models/layers",
      );
    }
  });
});

describe("a fused predictor", () => {
  it("answers as the trainer that learned the weights, and more samples than fit one call", async () => {
    const trainer = await createFusedTrainer(smallOptions());
    await trainer.trainEpoch(repeatedOrder(23, 200));
    const { weights } = await trainer.state();
    const predictor = await createFusedPredictor(smallArchitecture, weights);
    const inputs = Float32Array.from({ length: 300 }, (_, index) => (index % 29) / 26);
    expect(await predictor.predict(inputs)).toEqual(await trainer.predict(inputs));
    expect(await predictor.evaluate(smallDataset)).toEqual({
      ...(await trainer.evaluate(smallDataset)),
      lossNats: expect.closeTo((await trainer.evaluate(smallDataset)).lossNats, 10) as number,
    });
    trainer.dispose();
    predictor.dispose();
    await expect(predictor.predict(inputs)).rejects.toThrow("disposed");
  });

  it("throws RangeError for inputs that are no whole number of samples", async () => {
    const predictor = await createFusedPredictor(
      smallArchitecture,
      initialWeights(smallArchitecture, 0),
    );
    await expect(predictor.predict(new Float32Array(4))).rejects.toThrow(RangeError);
    predictor.dispose();
  });

  it("takes the first of several largest answers", async () => {
    const weights = initialWeights(smallArchitecture, 0);
    weights.denseKernel.fill(0);
    const predictor = await createFusedPredictor(smallArchitecture, weights);
    const inputs = new Float32Array(6);
    const { correctCount } = await predictor.evaluate({ inputs, targets: Int32Array.of(0, 1) });
    expect(correctCount).toBe(1);
    predictor.dispose();
  });
});

function sample(index: number): Float32Array {
  return smallDataset.inputs.subarray(3 * index, 3 * index + 3);
}
