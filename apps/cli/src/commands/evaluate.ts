import { percent, readPredictions } from "@alphabet-lstm/experiments";
import { Command } from "commander";

import { accuracyText, predictionTable } from "../describe-run.ts";
import { openModel } from "../open-model.ts";
import { addSavedModelOptions, type SavedModelOptions } from "../options.ts";
import { openOutput } from "../output.ts";

/** `evaluate`: asks a saved model for every letter. */
export function evaluateCommand(): Command {
  const command = new Command("evaluate")
    .description("ask a saved model for every letter")
    .argument("<folder>", "where `train --save` put it");
  addSavedModelOptions(command).addHelpText(
    "after",
    `
Examples:
  $ alphabet-lstm evaluate my-model
  $ alphabet-lstm evaluate my-model --backend cpu --json answers.json
`,
  );
  return command.action(async (folder: string, options: SavedModelOptions) => {
    const output = await openOutput(options);
    const { dataset, predictor } = await openModel(folder, options);
    const { lossNats, ...hits } = await predictor.evaluate(dataset);
    const predictions = readPredictions(dataset, await predictor.predict(dataset.inputs));
    predictor.dispose();
    const evaluation = { loss: lossNats, accuracyPercent: percent(hits), ...hits };
    output.print(
      `  Model Accuracy: ${accuracyText(evaluation)} · loss ${lossNats.toFixed(4)}`,
      predictionTable({ predictions }, dataset),
    );
    await output.finish(() => ({ schemaVersion: 1, evaluation, predictions }));
  });
}
