import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import * as v from "valibot";

import { count, digest, identity, loss as lossNats } from "./field-schemas.ts";
import type { RunRecord } from "./run-record.ts";
import { setupId } from "./setup.ts";

/** The form of an outcome in a file. */
export const outcomeSchema: v.GenericSchema<unknown, RunOutcome> = v.variant("status", [
  v.strictObject({
    setup: identity,
    seed: count,
    status: v.literal("finished"),
    loss: lossNats,
    correctCount: count,
    predicted: v.array(v.string()),
    probabilities: v.array(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
    curve: v.strictObject({ loss: v.array(lossNats), correctCount: v.array(count) }),
    historySha256: digest,
    weightsSha256: digest,
  }),
  v.strictObject({
    setup: identity,
    seed: count,
    status: v.literal("diverged"),
    epoch: count,
  }),
]);

/** What a sweep keeps of a run: enough for its statistics, and to tell whether a repetition is the same to the bit. */
export type RunOutcome = FinishedRun | DivergedRun;

/** A run that came to its end. */
export interface FinishedRun {
  /** As `setupId` gives it. */
  readonly setup: string;
  readonly seed: number;
  readonly status: "finished";
  /** Mean cross-entropy after training, in nats. */
  readonly loss: number;
  readonly correctCount: number;
  /** The answer to each window, in the dataset's order. */
  readonly predicted: readonly string[];
  /** Of each answer, in [0, 1]. */
  readonly probabilities: readonly number[];
  /** At the epochs that `curveEpochs` gives: mean loss in nats, and letters right. */
  readonly curve: { readonly loss: readonly number[]; readonly correctCount: readonly number[] };
  /** Over loss and accuracy of every epoch. */
  readonly historySha256: string;
  /** Over the trained weights. */
  readonly weightsSha256: string;
}

/** A run whose loss stopped being finite. */
export interface DivergedRun {
  readonly setup: string;
  readonly seed: number;
  readonly status: "diverged";
  /** In which it happened, from 1. */
  readonly epoch: number;
}

/** Points of a curve: more would not be seen. */
const CURVE_POINTS = 50;

/**
 * The epochs at which a curve is kept: the first, the last, and up to 49 evenly between.
 *
 * @returns epochs from 1, rising
 * @example
 * ```ts
 * import { curveEpochs } from "@alphabet-lstm/experiments";
 *
 * curveEpochs(500).slice(0, 4); // → [1, 10, 20, 30]
 * ```
 */
export function curveEpochs(epochs: number): number[] {
  const points = Array.from({ length: CURVE_POINTS }, (_, index) =>
    Math.round(((index + 1) * epochs) / CURVE_POINTS),
  );
  return [...new Set([1, ...points.filter((epoch) => epoch >= 1)])];
}

/** Takes from a record what a sweep keeps. */
export function outcomeOf(record: RunRecord): FinishedRun {
  const { experiment, evaluation, predictions, history, weightsSha256 } = record;
  const epochs = curveEpochs(experiment.epochs);
  const at = (values: readonly number[]): number[] => epochs.map((epoch) => values[epoch - 1]!);
  return {
    setup: setupId(experiment),
    seed: experiment.seed,
    status: "finished",
    loss: evaluation.loss,
    correctCount: evaluation.correctCount,
    predicted: predictions.map(({ predicted }) => predicted),
    probabilities: predictions.map(({ probability }) => probability),
    curve: {
      loss: at(history.loss),
      correctCount: at(history.accuracy).map((percent) =>
        Math.round((percent / 100) * evaluation.sampleCount),
      ),
    },
    historySha256: historySha256(history),
    weightsSha256,
  };
}

/** SHA-256 over all losses, then all accuracies, as little-endian float64. */
function historySha256({ loss, accuracy }: RunRecord["history"]): string {
  const bytes = new DataView(new ArrayBuffer(8 * (loss.length + accuracy.length)));
  [...loss, ...accuracy].forEach((value, index) => bytes.setFloat64(8 * index, value, true));
  return bytesToHex(sha256(new Uint8Array(bytes.buffer)));
}
