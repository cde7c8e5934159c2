import type { Experiment } from "@alphabet-lstm/experiments";
import type { Surgery, Trace } from "@alphabet-lstm/models/inspect";

import type { Flow, FlowSettings } from "./look-inside.ts";

/** What the page asks of a worker. A new run ends the one before. */
export type Request =
  | {
      readonly type: "train";
      readonly run: number;
      readonly experiments: readonly Experiment[];
      /** Which experiment is trained first, second, … */
      readonly order: readonly number[];
      /** False to tell only what the untrained networks answer. */
      readonly learn: boolean;
    }
  | {
      readonly type: "sweep";
      readonly run: number;
      readonly experiments: readonly Experiment[];
      readonly seeds: readonly number[];
    }
  | { readonly type: "cancel"; readonly run: number }
  | {
      /** Follows a window through a model as it was after an epoch. */
      readonly type: "trace";
      readonly run: number;
      readonly slot: number;
      readonly epoch: number;
      /** The window. */
      readonly ids: readonly number[];
    }
  | {
      /** Asks a model every window after surgery, as it was after an epoch. */
      readonly type: "operate";
      readonly run: number;
      readonly slot: number;
      readonly epoch: number;
      readonly surgery: Surgery;
    }
  | { readonly type: "flow"; readonly run: number; readonly settings: FlowSettings }
  | {
      /** Asks a model that is trained about inputs of one's own. */
      readonly type: "predict";
      readonly run: number;
      readonly slot: number;
      /** `[windows, timeSteps, features]` */
      readonly inputs: Float32Array;
    }
  | {
      /** Asks whether the worker still listens. */
      readonly type: "ping";
      readonly run: number;
      /** Orders that were posted before. */
      readonly ordered: number;
    };

/** Answers to every window, epoch by epoch. */
export interface AnswerBlock {
  /** Which experiment of the run. */
  readonly slot: number;
  readonly firstEpoch: number;
  /** `[epochs, windows, classes]` */
  readonly probabilities: Float32Array<ArrayBuffer>;
}

/** How a seed came out. */
export interface SeedResult {
  readonly seed: number;
  readonly slot: number;
  readonly correctCount: number;
  readonly sampleCount: number;
}

/** Why a run stopped. */
export type Failure =
  | { readonly reason: "diverged"; readonly epoch: number; readonly learningRate: number }
  | { readonly reason: "kernel" }
  | { readonly reason: "silent" }
  | { readonly reason: "crash"; readonly message: string };

/** What a worker tells of a run. */
export type News =
  | { readonly type: "answers"; readonly blocks: readonly AnswerBlock[] }
  | { readonly type: "trained"; readonly durationMs: number }
  | { readonly type: "swept"; readonly results: readonly SeedResult[]; readonly left: number }
  | {
      readonly type: "traced";
      readonly slot: number;
      readonly epoch: number;
      readonly trace: Trace;
    }
  | {
      readonly type: "operated";
      readonly slot: number;
      readonly epoch: number;
      /** `[windows, classes]` */
      readonly probabilities: Float32Array;
    }
  | { readonly type: "flowed"; readonly flow: Flow }
  | { readonly type: "predicted"; readonly slot: number; readonly probabilities: Float32Array }
  | { readonly type: "failed"; readonly failure: Failure }
  | {
      /** The answer to a ping. */
      readonly type: "here";
      /** As the ping says. */
      readonly ordered: number;
      /** Whether one of those orders is still being worked on. */
      readonly isBusy: boolean;
    };

/** What a worker posts: stale runs are told by `run`, lost or doubled messages by `sequence`. */
export interface Letter {
  readonly run: number;
  /** Counts the worker's letters from 1. */
  readonly sequence: number;
  readonly news: readonly News[];
}
