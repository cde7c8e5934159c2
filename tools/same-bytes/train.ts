import { createExperiment, runToEnd } from "@alphabet-lstm/experiments";
import { configurations } from "@alphabet-lstm/models";

/** Trains the three models and names what came out by its bytes. Runs wherever it is loaded: Node, a page, a worker. */
export async function trainAll(): Promise<string[]> {
  const digests: string[] = [];
  for (const configuration of configurations) {
    const { record } = await runToEnd(createExperiment(configuration));
    const { weightsSha256, evaluation, history } = record;
    digests.push(`${weightsSha256} ${evaluation.loss} ${history.loss.at(-1)}`);
  }
  return digests;
}
