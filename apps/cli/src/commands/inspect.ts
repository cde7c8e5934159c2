import { decode } from "@alphabet-lstm/data";
import type { Weights } from "@alphabet-lstm/models";
import {
  createInspector,
  entropyBits,
  operate,
  type Surgery,
  type Trace,
} from "@alphabet-lstm/models/inspect";
import { Command } from "commander";

import { askWindows } from "../ask-windows.ts";
import {
  addChoiceOptions,
  chooseModel,
  type ChooseOptions,
  type ChosenModel,
} from "../choose-model.ts";
import { encodeWindow } from "../encode-window.ts";
import { fromInput, InputError } from "../errors.ts";
import { addOutputOptions, type OutputOptions, parseNumber } from "../options.ts";
import { heading, openOutput } from "../output.ts";
import {
  addSurgeryOptions,
  heldGates,
  isIdle,
  parseSurgery,
  type SurgeryOptions,
} from "../parse-surgery.ts";
import { changeLines, compareAnswers } from "../surgery-change.ts";
import { plainTrace, stepNames, traceStrips, unitTable } from "../trace-lines.ts";
import { answerLines, windowTable } from "../window-lines.ts";

interface LookOptions {
  readonly unit?: number;
  readonly windows?: boolean;
}

type InspectOptions = ChooseOptions & OutputOptions & SurgeryOptions & LookOptions;

/** `inspect`: shows what the gates and states of a trained model do with a window, and operates on it. */
export function inspectCommand(signal: AbortSignal): Command {
  const command = new Command("inspect")
    .description("look inside the cell: gates and states step by step, and surgery on them")
    .argument("<model>", "1, 2 or 3, trained on the spot, or the folder of a saved model")
    .argument("<window>", "any symbols, as many as the model reads: KLM, ZYX, AAA")
    .optionsGroup("Look:")
    .option("--unit <n>", "the numbers of one unit, from 0", parseNumber)
    .option("--windows", "the answers to all training windows, the nearest first");
  addOutputOptions(addChoiceOptions(addSurgeryOptions(command))).addHelpText(
    "after",
    `
Examples:
  $ alphabet-lstm inspect 3 KLM
  $ alphabet-lstm inspect 3 ZYX --unit 5
  $ alphabet-lstm inspect 3 AAA --windows
  $ alphabet-lstm inspect 3 KLM --hold forget=0
  $ alphabet-lstm inspect my-model KLM --json trace.json
`,
  );
  return command.action(async (name: string, text: string, options: InspectOptions) => {
    const output = await openOutput(options);
    const surgery = await fromInput(() => parseSurgery(options));
    const model = await chooseModel(name, command, signal);
    const { architecture, alphabet } = model;
    checkLook(options, architecture.units);
    const { ids, inputs } = await fromInput(() => encodeWindow("inspect", model.dataset, text));
    const weights = await fromInput(() => operate(architecture, model.weights, surgery));
    const trace = await traceWindow(model, weights, inputs);
    const windows = await askWindows(model, weights, ids);
    const symbols = decode(alphabet, ids);
    const probabilities = trace.probabilities.data;
    output.print(
      heading(
        `${model.name}, ${architecture.cell === "lstm" ? "LSTM" : "SimpleRNN"} of ${architecture.units} units`,
      ),
      ...answerLines(alphabet, symbols, { probabilities, windows }),
      "",
      ...(options.windows
        ? [windowTable(alphabet, windows)]
        : traceLines(model, trace, { symbols, unit: options.unit, surgery })),
    );
    const change = isIdle(surgery)
      ? undefined
      : compareAnswers(alphabet, await askWindows(model, model.weights, ids), windows);
    if (change) output.print(...changeLines(change));
    await output.finish(() => ({
      schemaVersion: 1,
      model: model.name,
      window: symbols,
      surgery,
      trace: plainTrace(trace),
      entropyBits: entropyBits(probabilities),
      windows,
      ...(change ? { change } : {}),
    }));
  });
}

function checkLook({ unit, windows = false }: LookOptions, units: number): void {
  if (unit === undefined) return;
  if (windows) throw new InputError("Cannot show both --unit and --windows: choose one");
  if (!(Number.isInteger(unit) && unit >= 0 && unit < units)) {
    throw new InputError(`Cannot show unit ${unit}: the model has units 0..${units - 1}`);
  }
}

async function traceWindow(
  { architecture }: ChosenModel,
  weights: Weights,
  inputs: Float32Array,
): Promise<Trace> {
  const inspector = await createInspector(architecture, weights);
  try {
    const [trace] = await inspector.trace(inputs);
    return trace!;
  } finally {
    inspector.dispose();
  }
}

/** One unit's numbers, or all units as shades. */
function traceLines(
  { alphabet, architecture }: ChosenModel,
  trace: Trace,
  {
    symbols,
    unit,
    surgery,
  }: {
    readonly symbols: readonly string[];
    readonly unit: number | undefined;
    readonly surgery: Surgery;
  },
): string[] {
  const steps = stepNames(alphabet, architecture, symbols);
  if (unit === undefined) return traceStrips(trace, steps);
  return [unitTable(architecture, trace, { steps, unit, held: heldGates(surgery) })];
}
