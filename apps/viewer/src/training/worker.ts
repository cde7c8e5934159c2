import { encodeInputs } from "@alphabet-lstm/data";
import {
  type Checkpoint,
  type Experiment,
  experimentArchitecture,
  runExperiment,
} from "@alphabet-lstm/experiments";
import { TrainingDivergedError } from "@alphabet-lstm/models";
import { operate } from "@alphabet-lstm/models/inspect";

import { gradientFlow, traceWindow } from "./look-inside.ts";
import { Outbox } from "./outbox.ts";
import type { Failure, Letter, Request } from "./protocol.ts";
import { questionInputs } from "./questions.ts";
import { ask, BlockBuilder, trainedAnswers, untrainedAnswers, weightsAfter } from "./train-run.ts";

/** The worker listens again at least so often while it trains. */
const TURN_MS = 12;

const outbox = new Outbox((letter: Letter, transfer) => postMessage(letter, { transfer }));
let controller = new AbortController();
let lastTurn = performance.now();
let experiments: readonly Experiment[] = [];
let keyframes: Checkpoint[][] = [];
/** Orders that are being worked on. */
let orderCount = 0;

addEventListener("message", ({ data }: MessageEvent<Request>) => {
  if (data.type === "ping") {
    outbox.add({ type: "here", ordered: data.ordered, isBusy: orderCount > 0 });
    void outbox.send();
  } else if (data.type === "trace") void answer(async () => trace(data));
  else if (data.type === "operate") void answer(async () => operateOn(data));
  else if (data.type === "flow") void answer(async () => flow(data));
  else if (data.type === "predict") void answer(async () => predict(data));
  else {
    controller.abort();
    controller = new AbortController();
    outbox.open(data.run);
    const { signal } = controller;
    if (data.type === "train") void answer(async () => train(data, signal), signal);
    if (data.type === "sweep") void answer(async () => sweep(data, signal), signal);
  }
});

async function train(
  { experiments: asked, order, learn }: Request & { type: "train" },
  signal: AbortSignal,
): Promise<void> {
  const started = performance.now();
  experiments = asked;
  keyframes = asked.map(() => []);
  for (const slot of order) {
    const probabilities = await untrainedAnswers(asked[slot]!);
    outbox.add({ type: "answers", blocks: [{ slot, firstEpoch: 0, probabilities }] });
  }
  if (!learn) return outbox.send();
  for (const slot of order) {
    const block = new BlockBuilder(slot);
    const tell = (): void => {
      const blocks = block.take();
      if (blocks.length > 0) outbox.add({ type: "answers", blocks });
    };
    try {
      for await (const { epoch, probabilities } of trainedAnswers(
        asked[slot]!,
        keyframes[slot]!,
        signal,
      )) {
        block.add(epoch, probabilities);
        if (outbox.isDue) {
          tell();
          // The training does not wait for its letters.
          void outbox.send();
        }
        await listen();
        signal.throwIfAborted();
      }
    } finally {
      // What an aborted run still has must not reach the run after it.
      if (!signal.aborted) tell();
    }
  }
  outbox.add({ type: "trained", durationMs: performance.now() - started });
  await outbox.send();
}

async function sweep(
  { experiments: asked, seeds }: Request & { type: "sweep" },
  signal: AbortSignal,
): Promise<void> {
  for (const [index, seed] of seeds.entries()) {
    const results = [];
    for (const [slot, experiment] of asked.entries()) {
      for await (const event of runExperiment({ ...experiment, seed }, { signal })) {
        if (event.type === "end") results.push({ seed, slot, ...hits(event.record.evaluation) });
        await listen();
      }
    }
    outbox.add({ type: "swept", results, left: seeds.length - index - 1 });
    await outbox.send();
  }
}

function hits({
  correctCount,
  sampleCount,
}: {
  readonly correctCount: number;
  readonly sampleCount: number;
}): { correctCount: number; sampleCount: number } {
  return { correctCount, sampleCount };
}

async function trace({ slot, epoch, ids }: Request & { type: "trace" }): Promise<void> {
  const experiment = experiments[slot];
  if (!experiment) return;
  const weights = await weightsAfter(experiment, epoch, keyframes[slot]!);
  const { alphabet, encoding } = experiment;
  const inputs = encodeInputs(ids, alphabet.length, encoding);
  const traced = await traceWindow(experiment, weights, inputs);
  outbox.add({ type: "traced", slot, epoch, trace: traced });
  await outbox.send();
}

async function operateOn({ slot, epoch, surgery }: Request & { type: "operate" }): Promise<void> {
  const experiment = experiments[slot];
  if (!experiment) return;
  const architecture = experimentArchitecture(experiment);
  const weights = await weightsAfter(experiment, epoch, keyframes[slot]!);
  const operated = operate(architecture, weights, surgery);
  const probabilities = await ask(architecture, operated, questionInputs(experiment));
  outbox.add({ type: "operated", slot, epoch, probabilities });
  await outbox.send();
}

async function flow({ settings }: Request & { type: "flow" }): Promise<void> {
  outbox.add({ type: "flowed", flow: await gradientFlow(settings) });
  await outbox.send();
}

async function predict({ slot, inputs }: Request & { type: "predict" }): Promise<void> {
  const experiment = experiments[slot];
  if (!experiment) return;
  const weights = await weightsAfter(experiment, experiment.epochs, keyframes[slot]!);
  const probabilities = await ask(experimentArchitecture(experiment), weights, inputs);
  outbox.add({ type: "predicted", slot, probabilities });
  await outbox.send();
}

/** Does what was asked; what goes wrong is told. */
async function answer(work: () => Promise<void>, signal?: AbortSignal): Promise<void> {
  orderCount++;
  try {
    await work();
  } catch (error) {
    if (signal?.aborted) return;
    outbox.add({ type: "failed", failure: explain(error) });
    await outbox.send();
  } finally {
    orderCount--;
  }
}

function explain(error: unknown): Failure {
  if (error instanceof TrainingDivergedError) {
    const { epoch } = error;
    return { reason: "diverged", epoch, learningRate: experiments[0]!.adam.learningRate };
  }
  const cause = error instanceof Error ? error.cause : undefined;
  const noKernel =
    typeof WebAssembly === "undefined" ||
    cause instanceof WebAssembly.CompileError ||
    cause instanceof WebAssembly.LinkError;
  if (noKernel) return { reason: "kernel" };
  return { reason: "crash", message: error instanceof Error ? error.message : String(error) };
}

/** Lets the page's messages be heard, now and then. */
async function listen(): Promise<void> {
  if (performance.now() - lastTurn < TURN_MS) return;
  const { port1, port2 } = new MessageChannel();
  await new Promise<void>((resolve) => {
    port2.addEventListener("message", () => resolve(), { once: true });
    port2.start();
    port1.postMessage(null);
  });
  port1.close();
  lastTurn = performance.now();
}
