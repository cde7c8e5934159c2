import "@tensorflow/tfjs-backend-cpu";
import { compareTrainers, type Experiment } from "@alphabet-lstm/experiments";
import { createFusedTrainer } from "@alphabet-lstm/models/fused";
import { createLayersTrainer } from "@alphabet-lstm/models/layers";

/** What the referee finds: how far both trainers are apart, or why it could not tell. */
export type RefereeAnswer = { readonly difference: number } | { readonly problem: string };

/** Adam steps that both trainers take. */
const STEPS = 25;

// tfjs weighs more than the whole page: it is loaded with this worker alone, once it is asked for.
addEventListener("message", ({ data }: MessageEvent<Experiment>) => void judge(data));

async function judge(experiment: Experiment): Promise<void> {
  let answer: RefereeAnswer;
  try {
    const trainers = [createFusedTrainer, createLayersTrainer] as const;
    answer = { difference: await compareTrainers(experiment, trainers, STEPS) };
  } catch (error) {
    answer = { problem: error instanceof Error ? error.message : String(error) };
  }
  postMessage(answer);
}
