import type { Experiment } from "@alphabet-lstm/experiments";

import type { RefereeAnswer } from "./referee-worker.ts";

/** Feeds tfjs and the fused trainer the same first steps of an experiment, in a worker that lives no longer. */
export async function askReferee(experiment: Experiment): Promise<RefereeAnswer> {
  const worker = new Worker(new URL("referee-worker.ts", import.meta.url), { type: "module" });
  try {
    return await new Promise<RefereeAnswer>((resolve) => {
      worker.addEventListener("message", ({ data }: MessageEvent<RefereeAnswer>) => resolve(data));
      worker.addEventListener("error", ({ message }) =>
        // A script that does not load says nothing.
        resolve({ problem: message ?? "" }),
      );
      worker.postMessage(experiment, []);
    });
  } finally {
    worker.terminate();
  }
}
