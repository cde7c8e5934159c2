import { type Experiment, experimentDataset, runToEnd } from "@alphabet-lstm/experiments";
import type { Trace } from "@alphabet-lstm/models/inspect";

import { gradientFlow, traceWindow } from "../training/look-inside.ts";
import type { AnswerBlock, SeedResult } from "../training/protocol.ts";
import { trainedAnswers, untrainedAnswers, weightsAfter } from "../training/train-run.ts";
import { AnswerHistory } from "./answer-history.ts";
import type { FinishedRun } from "./finished-run.ts";
import { EPOCHS, type ModelNumber, modelNumbers, SEED, windowLengths } from "./models.ts";
import { startFlow } from "./start-flow.ts";
import type { StartingPoint } from "./starting-point.ts";
import { storyExperiments } from "./story-experiments.ts";
import { startPlace } from "./url-state.ts";

/** Seeds that a reader without JavaScript sees. */
const SEED_COUNT = 20;

/** Trains what the page is built with: the untrained answers, a whole run, and how a few seeds end. */
export async function trainFinishedRun(): Promise<{
  startingPoint: StartingPoint;
  finished: FinishedRun;
}> {
  const experiments = storyExperiments(SEED);
  const untrained: Record<ModelNumber, number[]> = { 1: [], 2: [], 3: [] };
  const histories = { 1: newHistory(1), 2: newHistory(2), 3: newHistory(3) };
  for (const [slot, experiment] of experiments.entries()) {
    const model = modelNumbers[slot]!;
    const first = await untrainedAnswers(experiment);
    untrained[model] = Array.from(first, (value) => Number(value.toPrecision(5)));
    histories[model].add(block(0, first));
    for await (const { epoch, probabilities } of trainedAnswers(
      experiment,
      [],
      new AbortController().signal,
    )) {
      histories[model].add(block(epoch, probabilities as Float32Array<ArrayBuffer>));
    }
  }
  const views = {
    1: histories[1].at(EPOCHS),
    2: histories[2].at(EPOCHS),
    3: histories[3].at(EPOCHS),
  };
  const trace = await traceLast(experiments[2]!);
  const flow = await gradientFlow(startFlow);
  return {
    startingPoint: { experiments, untrained },
    finished: { views, histories, trace, flow, seeds: await runSeeds() },
  };
}

/** Follows the window that the page begins with through a trained model. */
async function traceLast(experiment: Experiment): Promise<Trace> {
  const weights = await weightsAfter(experiment, EPOCHS, []);
  const { timeSteps } = experiment.framing;
  const first = (startPlace.letter - timeSteps + 1) * timeSteps;
  const { inputs } = experimentDataset(experiment);
  return traceWindow(experiment, weights, inputs.slice(first, first + timeSteps));
}

async function runSeeds(): Promise<SeedResult[]> {
  const results: SeedResult[] = [];
  for (let seed = 1; seed <= SEED_COUNT; seed++) {
    for (const [slot, experiment] of storyExperiments(seed).entries()) {
      const { correctCount, sampleCount } = (await runToEnd(experiment)).record.evaluation;
      results.push({ seed, slot, correctCount, sampleCount });
    }
  }
  return results;
}

function newHistory(model: ModelNumber): AnswerHistory {
  return new AnswerHistory(windowLengths[model], 26);
}

function block(firstEpoch: number, probabilities: Float32Array<ArrayBuffer>): AnswerBlock {
  return { slot: 0, firstEpoch, probabilities };
}
