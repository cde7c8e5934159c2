import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";

import { toKerasCode, toPlainModel } from "@alphabet-lstm/models/export";
import { modelDirectory } from "@alphabet-lstm/models/node";
import { Command } from "commander";

import { startBackend } from "../backend.ts";
import { addChoiceOptions, chooseModel, type ChooseOptions } from "../choose-model.ts";
import { InputError, withFile } from "../errors.ts";
import { addOutputOptions, type OutputOptions } from "../options.ts";
import { openOutput, writeWhole } from "../output.ts";

type ExportOptions = ChooseOptions & OutputOptions & { readonly out: string };

const WEIGHTS = "weights.json";
const PROGRAM = "keras_model.py";
const TFJS = "tfjs";

/** `export`: takes a model to other programs. */
export function exportCommand(signal: AbortSignal): Command {
  const command = new Command("export")
    .description("take a model to other programs: plain JSON, a Keras program, tfjs' files")
    .argument("<model>", "1, 2 or 3, trained on the spot, or the folder of a saved model")
    .requiredOption("--out <folder>", "a new or empty folder");
  addOutputOptions(addChoiceOptions(command)).addHelpText(
    "after",
    `
Writes ${WEIGHTS}; ${PROGRAM}, which builds the same network in Keras, loads ${WEIGHTS} and answers for a window, as in
"python ${PROGRAM} K L M"; and ${TFJS}, a model of tfjs-layers that every command here takes too. There is no ONNX: no kept library writes it.

Examples:
  $ alphabet-lstm export 3 --out exported
  $ alphabet-lstm export my-model --out exported
`,
  );
  return command.action(async (name: string, options: ExportOptions) => {
    const { out } = options;
    const output = await openOutput(options);
    await checkEmpty(out);
    const { architecture, description, weights } = await chooseModel(name, command, signal);
    const model = toPlainModel(architecture, weights, description);
    const { encoding } = description;
    const program = toKerasCode(architecture, { weightsFile: WEIGHTS, encoding });
    // tfjs writes the model that it has built.
    const { saveLayersModel } = await startBackend("wasm");
    await withFile("write in", out, async () => {
      await mkdir(out, { recursive: true });
      await writeWhole(join(out, WEIGHTS), `${JSON.stringify(model)}\n`);
      await writeWhole(join(out, PROGRAM), program);
      await saveLayersModel(modelDirectory(join(out, TFJS)), { description, weights });
    });
    output.print(...[WEIGHTS, PROGRAM, TFJS].map((part) => `  wrote ${join(out, part)}`));
    await output.finish(() => model);
  });
}

/** Nothing is overwritten. */
async function checkEmpty(folder: string): Promise<void> {
  const names = await withFile("write in", folder, async () =>
    readdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return [];
      throw error;
    }),
  );
  if (names.length > 0) {
    throw new InputError(`Cannot export to ${folder}: it is not empty; name another folder`);
  }
}
