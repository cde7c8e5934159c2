import { runExperiment, type RunRecord } from "@alphabet-lstm/experiments";
import { createLayersPredictor } from "@alphabet-lstm/models/layers";

import { backends, startBackend } from "./backend.ts";
import { trainers } from "./train-experiment.ts";

/** Repeats a run as `compare` and `train` ran it: the same trainer, judged by tfjs on the same backend. */
export async function repeatRecord(
  { experiment, trainer, versions }: RunRecord,
  { signal }: { readonly signal: AbortSignal },
): Promise<RunRecord> {
  const backend = backends.find((name) => `@tensorflow/tfjs-backend-${name}` in versions);
  await startBackend(backend ?? "wasm");
  const run = runExperiment(experiment, {
    createTrainer: trainers[trainer],
    createPredictor: createLayersPredictor,
    signal,
  });
  for await (const event of run) if (event.type === "end") return event.record;
  throw new Error("The run ended without a record");
}
