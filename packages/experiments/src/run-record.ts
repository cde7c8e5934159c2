import type { TrainerName } from "@alphabet-lstm/models";

import type { Experiment } from "./experiment.ts";

/** One question that was put to a trained model, and its answer. */
export interface Prediction {
  /** The window's symbols. */
  readonly input: readonly string[];
  /** The symbol that follows. */
  readonly target: string;
  /** The most probable symbol; the first of equals. */
  readonly predicted: string;
  /** Of the predicted symbol, in [0, 1]. */
  readonly probability: number;
  readonly correct: boolean;
}

/** What came out of a run: a plain JSON value. */
export interface RunRecord {
  readonly schemaVersion: 1;
  readonly experiment: Experiment;
  /** What trained. */
  readonly trainer: TrainerName;
  /** Names and versions of what computed it, as `{ "@tensorflow/tfjs-core": "4.22.0" }`. */
  readonly versions: Readonly<Record<string, string>>;
  /** Per epoch, each sample judged just before the step that learns from it. */
  readonly history: {
    /** Mean cross-entropy in nats. */
    readonly loss: readonly number[];
    /** Share of letters right, in percent. */
    readonly accuracy: readonly number[];
  };
  /** After training, on the training windows. */
  readonly evaluation: {
    readonly loss: number;
    readonly accuracyPercent: number;
    readonly correctCount: number;
    readonly sampleCount: number;
  };
  readonly predictions: readonly Prediction[];
  /** SHA-256 over the trained weights, little-endian float32, in the order of `weightNames`. */
  readonly weightsSha256: string;
}
