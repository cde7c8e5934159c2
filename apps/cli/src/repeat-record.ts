import { runExperiment, type RunRecord } from "@alphabet-lstm/experiments";

import { backends, startBackend } from "./backend.ts";
import { trainers } from "./train-experiment.ts";

/** Repeats a run as `compare` and `train` ran it: the same trainer, on the same backend where that is tfjs. */
export async function repeatRecord(
  { experiment, trainer, versions }: RunRecord,
  signal: AbortSignal,
): Promise<RunRecord> {
  const backend = backends.find((name) => `@tensorflow/tfjs-backend-${name}` in versions);
  if (trainer === "layers") await startBackend(backend ?? "wasm");
  const run = runExperiment(experiment, { createTrainer: trainers[trainer], signal });
  for await (const event of run) if (event.type === "end") return event.record;
  throw new Error("The run ended without a record");
}
