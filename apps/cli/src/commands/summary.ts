import {
  type Experiment,
  experimentArchitecture,
  experimentDataset,
  runToEnd,
} from "@alphabet-lstm/experiments";
import {
  findConfiguration,
  initialWeights,
  parameterCounts,
  summary,
  type Weights,
  weightShapes,
} from "@alphabet-lstm/models";
import { countDead, findDeadWeights, findMovedWeights } from "@alphabet-lstm/models/inspect";
import { Command } from "commander";

import { countWeights, deadWeightLines } from "../dead-weight-lines.ts";
import {
  addModelOptions,
  addOutputOptions,
  fromOptions,
  type ModelOptions,
  type OutputOptions,
  toExperiment,
} from "../options.ts";
import { openOutput } from "../output.ts";

/** `summary`: a model's layers and parameters, as Keras prints them. */
export function summaryCommand(): Command {
  const command = new Command("summary")
    .description(
      "show a model's layers and parameters as Keras prints them, and which can never learn",
    )
    .argument("<model>", "1, model-1 or single-letter; 2, …; 3, …");
  addOutputOptions(addModelOptions(command)).addHelpText(
    "after",
    `
Examples:
  $ alphabet-lstm summary feature-window
  $ alphabet-lstm summary 1 --encoding one-hot --units 64
`,
  );
  return command.action(async (name: string, options: ModelOptions & OutputOptions) => {
    const experiment = await fromOptions(command, () =>
      toExperiment(findConfiguration(name), options),
    );
    const output = await openOutput(options);
    const architecture = experimentArchitecture(experiment);
    // Of a large network, the epoch takes a while.
    output.print(summary(architecture), "");
    const before = initialWeights(architecture, experiment.seed);
    const after = await trainOneEpoch(experiment);
    const dead = findDeadWeights(architecture, experimentDataset(experiment).inputs);
    const counts = countWeights(dead, findMovedWeights(architecture, before, after));
    output.print(...deadWeightLines(architecture, dead, counts));
    await output.finish(() => ({
      schemaVersion: 1,
      architecture,
      weightShapes: weightShapes(architecture),
      parameterCounts: parameterCounts(architecture),
      deadWeightCount: countDead(dead),
      weightCounts: counts,
    }));
  });
}

/** What one epoch makes of the initial weights. */
async function trainOneEpoch(experiment: Experiment): Promise<Weights> {
  return (await runToEnd({ ...experiment, epochs: 1 })).weights;
}
