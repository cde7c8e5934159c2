import { rankAnswers } from "@alphabet-lstm/experiments";
import { Command } from "commander";

import { percentText } from "../describe-run.ts";
import { encodeWindow } from "../encode-window.ts";
import { fromInput, InputError } from "../errors.ts";
import { openModel } from "../open-model.ts";
import { addSavedModelOptions, type SavedModelOptions, parseNumber } from "../options.ts";
import { columns, openOutput } from "../output.ts";

type PredictOptions = SavedModelOptions & { readonly top: number };

/** `predict`: asks a saved model what follows a window. */
export function predictCommand(): Command {
  const command = new Command("predict")
    .description("ask a saved model what follows")
    .argument("<folder>", "where `train --save` put it")
    .argument("<window>", "as many symbols as the model reads, as ABC or “do re mi”")
    .option("--top <n>", "how many answers to show", parseNumber, 1);
  addSavedModelOptions(command).addHelpText(
    "after",
    `
Examples:
  $ alphabet-lstm predict my-model KLM
  $ alphabet-lstm predict my-model ZYX --top 5
`,
  );
  return command.action(async (folder: string, text: string, options: PredictOptions) => {
    const output = await openOutput(options);
    const model = await openModel(folder, options);
    const { inputs } = await fromInput(() => encodeWindow("predict", model.dataset, text));
    const { symbols } = model.description;
    if (!Number.isInteger(options.top) || options.top < 1 || options.top > symbols.length) {
      throw new InputError(
        `Cannot show the answers: --top must be an integer in 1..${symbols.length}, received ${options.top}`,
      );
    }
    const answers = rankAnswers(symbols, await model.predictor.predict(inputs), options.top);
    model.predictor.dispose();
    output.print(
      columns(
        answers.map(({ symbol, probability }) => [
          `${text} -> ${symbol}`,
          percentText(probability),
        ]),
        ["left", "right"],
      ),
    );
    await output.finish(() => ({ schemaVersion: 1, window: text, answers }));
  });
}
