import { experimentArchitecture } from "@alphabet-lstm/experiments";
import { findConfiguration, parameterCounts, summary, weightShapes } from "@alphabet-lstm/models";
import { Command } from "commander";

import { fromInput } from "../errors.ts";
import {
  addModelOptions,
  addOutputOptions,
  type ModelOptions,
  type OutputOptions,
  toExperiment,
} from "../options.ts";
import { openOutput } from "../output.ts";

/** `summary`: a model's layers and parameters, as Keras prints them. */
export function summaryCommand(): Command {
  const command = new Command("summary")
    .description("show a model's layers and parameters, as Keras prints them")
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
    const experiment = await fromInput(() => toExperiment(findConfiguration(name), options));
    const output = await openOutput(options);
    const architecture = experimentArchitecture(experiment);
    output.print(summary(architecture));
    await output.finish(() => ({
      schemaVersion: 1,
      architecture,
      weightShapes: weightShapes(architecture),
      parameterCounts: parameterCounts(architecture),
    }));
  });
}
