import {
  decodeState,
  encodeState,
  type TrainerName,
  type TrainerState,
} from "@alphabet-lstm/models";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import * as v from "valibot";

import { canonicalJson } from "./canonical-json.ts";
import { experimentSchema } from "./experiment-schema.ts";
import { checkExperiment, type Experiment } from "./experiment.ts";
import { parseJson } from "./parse-json.ts";
import type { RunRecord } from "./run-record.ts";

/** A run under way: all that it takes to go on as if it had never stopped, to the bit. */
export interface Checkpoint {
  readonly experiment: Experiment;
  readonly trainer: TrainerName;
  /** What computed it, as the record has them. */
  readonly versions: RunRecord["versions"];
  /** Of the epochs finished. */
  readonly history: RunRecord["history"];
  readonly state: TrainerState;
}

const numbers = v.array(v.number());

const schema = v.object({
  schemaVersion: v.literal(1),
  experiment: experimentSchema,
  trainer: v.picklist(["fused", "layers"]),
  versions: v.optional(v.record(v.string(), v.string()), {}),
  history: v.strictObject({ loss: numbers, accuracy: numbers }),
  /** The trainer's state as `encodeState` writes it, in hexadecimal digits. */
  state: v.string(),
});

/**
 * Writes a checkpoint as JSON.
 *
 * @example
 * ```ts
 * import { createExperiment, parseCheckpoint, runExperiment, stringifyCheckpoint } from "@alphabet-lstm/experiments";
 * import { timeSteps } from "@alphabet-lstm/models";
 *
 * const experiment = createExperiment(timeSteps, { epochs: 4 });
 * let text = "";
 * for await (const event of runExperiment(experiment, { checkpointEvery: 3 })) {
 *   if (event.type === "checkpoint") text = stringifyCheckpoint(event.checkpoint);
 * }
 * parseCheckpoint(text).state.epochCount; // → 4
 * ```
 */
export function stringifyCheckpoint({ state, ...rest }: Checkpoint): string {
  return JSON.stringify({ schemaVersion: 1, ...rest, state: bytesToHex(encodeState(state)) });
}

/**
 * Reads what {@link stringifyCheckpoint} wrote.
 *
 * @throws SyntaxError if the text is no checkpoint, or a part of it does not fit the others
 * @throws RangeError or TypeError if its experiment is none
 * @see {@link stringifyCheckpoint} for an example
 */
export function parseCheckpoint(text: string): Checkpoint {
  const {
    experiment,
    trainer,
    versions,
    history,
    state: digits,
  } = parseJson("read the checkpoint", schema, text);
  checkExperiment(experiment);
  const state = decodeState(toBytes(digits));
  const { loss, accuracy } = history;
  if (state.epochCount !== loss.length || state.epochCount !== accuracy.length) {
    throw new SyntaxError(
      `Cannot read the checkpoint: its history has ${loss.length} epochs, its state ${state.epochCount}`,
    );
  }
  return { experiment, trainer, versions, history, state };
}

/**
 * Checks that an experiment goes on where a checkpoint stands: it may ask for more epochs, and differ in nothing else.
 *
 * @throws RangeError if it does not
 * @example
 * ```ts
 * import { checkContinues, createExperiment, runExperiment } from "@alphabet-lstm/experiments";
 * import { timeSteps } from "@alphabet-lstm/models";
 *
 * const experiment = createExperiment(timeSteps, { epochs: 2 });
 * for await (const event of runExperiment(experiment, { checkpointEvery: 2 })) {
 *   if (event.type === "checkpoint") checkContinues(event.checkpoint, { ...experiment, epochs: 10 });
 * }
 * ```
 */
export function checkContinues(from: Checkpoint, experiment: Experiment): void {
  const { epochCount } = from.state;
  if (experiment.epochs < epochCount) {
    throw new RangeError(
      `Cannot continue the run: epochs must be at least ${epochCount}, which the checkpoint has, received ${experiment.epochs}`,
    );
  }
  const prolonged = { ...from.experiment, epochs: experiment.epochs };
  if (canonicalJson(prolonged) !== canonicalJson(experiment)) {
    throw new RangeError("Cannot continue the run: the checkpoint is of another experiment");
  }
}

function toBytes(digits: string): Uint8Array {
  try {
    return hexToBytes(digits);
  } catch {
    throw new SyntaxError("Cannot read the checkpoint: its state is not in hexadecimal digits");
  }
}
