import { type RunRecord, runToEnd } from "@alphabet-lstm/experiments";

import { backendAmong, startBackend } from "./backend.ts";
import { trainers } from "./train-experiment.ts";

/** Repeats a run as `compare` and `train` ran it: the same trainer, on the same backend where that is tfjs. */
export async function repeatRecord(
  { experiment, trainer, versions }: RunRecord,
  signal: AbortSignal,
): Promise<RunRecord> {
  if (trainer === "layers") await startBackend(backendAmong(versions) ?? "wasm");
  return (await runToEnd(experiment, { createTrainer: trainers[trainer], signal })).record;
}
