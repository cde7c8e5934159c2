import {
  createRecurrentExample,
  type GradientFlow,
  type RecurrentExampleOptions,
  traceGradients,
} from "@alphabet-lstm/models/inspect";
import { Command, InvalidArgumentError, Option } from "commander";

import { fromInput, InputError } from "../errors.ts";
import { logPlot } from "../log-plot.ts";
import { addOutputOptions, type OutputOptions, parseNumber } from "../options.ts";
import { columns, heading, openOutput } from "../output.ts";

const norms = {
  hidden: { title: "‖∂L/∂h‖ at each step", of: ({ hiddenNorms }: GradientFlow) => hiddenNorms },
  cell: { title: "‖∂L/∂c‖ at each step", of: ({ cellNorms }: GradientFlow) => cellNorms },
  input: { title: "‖∂h_T/∂x‖ at each step", of: ({ inputNorms }: GradientFlow) => inputNorms },
} as const;

type GradientsOptions = OutputOptions & {
  readonly cell?: "rnn" | "lstm";
  readonly steps: number;
  readonly recurrentScale?: readonly number[];
  readonly forgetBias?: readonly number[];
  readonly norm: keyof typeof norms;
  readonly units: number;
  readonly seed: number;
};

/** `gradients`: plots how gradients vanish and explode on their way back through time. */
export function gradientsCommand(): Command {
  const command = new Command("gradients")
    .description("see gradients vanish and explode on their way back through time")
    .addOption(
      new Option("--cell <name>", "the recurrent layer (default: both)").choices(["rnn", "lstm"]),
    )
    .option("--steps <n>", "time steps, up to 200", parseNumber, 60)
    .option(
      "--recurrent-scale <list>",
      "factors before the orthogonal recurrent kernel",
      parseNumbers,
    )
    .option("--forget-bias <list>", "biases of the LSTM's forget gate", parseNumbers)
    .addOption(
      new Option("--norm <name>", "which gradient").choices(Object.keys(norms)).default("hidden"),
    )
    .option("--units <n>", "units of the layer", parseNumber, 32)
    .option("--seed <n>", "root of all randomness", parseNumber, 7);
  addOutputOptions(command).addHelpText(
    "after",
    `
The networks are untrained, with fresh weights, sigmoid gates and random letters to read.

Examples:
  $ alphabet-lstm gradients
  $ alphabet-lstm gradients --cell rnn --recurrent-scale 0.9,1,1.1 --steps 100
  $ alphabet-lstm gradients --cell lstm --forget-bias 0,1,3,5 --norm cell
`,
  );
  return command.action(async (options: GradientsOptions) => {
    if (options.cell === "rnn" && options.norm === "cell") {
      throw new InputError(
        "Cannot plot: a SimpleRNN has no cell state; choose --norm hidden or input",
      );
    }
    if (options.cell === "rnn" && options.forgetBias) {
      throw new InputError("Cannot plot: a SimpleRNN has no forget gate; leave out --forget-bias");
    }
    const output = await openOutput(options);
    const cases = chooseCases(options);
    const flows = await fromInput(async () =>
      Promise.all(cases.map(async (each) => traceGradients(createRecurrentExample(each)))),
    );
    const { title, of } = norms[options.norm];
    const series = cases.flatMap((each, place) => {
      const values = of(flows[place]!);
      return values ? [{ label: caseName(each), values }] : [];
    });
    output.print(
      heading(title),
      "",
      ...logPlot(series, { width: 64, height: 14 }),
      "",
      flowTable(cases, flows),
    );
    await output.finish(() => ({
      schemaVersion: 1,
      cases: cases.map((each, place) => Object.assign({}, each, plainFlow(flows[place]!))),
    }));
  });
}

/** A SimpleRNN for each scale, and an LSTM for each scale and forget bias. */
function chooseCases(options: GradientsOptions): RecurrentExampleOptions[] {
  const { cell, recurrentScale, forgetBias = [0, 1, 3] } = options;
  const plain = (recurrentScale ?? [0.5, 1, 1.5]).map((scale) =>
    exampleOptions(options, { cell: "simple-rnn", recurrentScale: scale }),
  );
  const gated = (recurrentScale ?? [1]).flatMap((scale) =>
    forgetBias.map((bias) =>
      exampleOptions(options, { cell: "lstm", recurrentScale: scale, forgetBias: bias }),
    ),
  );
  if (cell === "rnn") return plain;
  return cell === "lstm" ? gated : [...plain, ...gated];
}

function exampleOptions(
  { steps: timeSteps, units, seed }: GradientsOptions,
  own: Omit<RecurrentExampleOptions, "timeSteps">,
): RecurrentExampleOptions {
  return { timeSteps, units, seed, ...own };
}

function caseName({ cell, recurrentScale, forgetBias }: RecurrentExampleOptions): string {
  return cell === "lstm"
    ? `LSTM, scale ${recurrentScale}, forget bias ${forgetBias}`
    : `SimpleRNN, scale ${recurrentScale}`;
}

/** How much of each gradient is left at the first step, of what it was at the last. */
function flowTable(
  cases: readonly RecurrentExampleOptions[],
  flows: readonly GradientFlow[],
): string {
  const rows = flows.map((flow, place) => [
    caseName(cases[place]!),
    shareLeft(flow.hiddenNorms),
    shareLeft(flow.cellNorms),
    shareLeft(flow.inputNorms),
  ]);
  const titles = ["first step / last step", "∂L/∂h", "∂L/∂c", "∂h_T/∂x"];
  return columns([titles, ...rows], ["left", "right", "right", "right"]);
}

function shareLeft(values: Float64Array | undefined): string {
  return values ? (values[0]! / values.at(-1)!).toExponential(1) : "–";
}

function plainFlow({ hiddenNorms, cellNorms, inputNorms }: GradientFlow): Record<string, number[]> {
  return {
    hiddenNorms: Array.from(hiddenNorms),
    ...(cellNorms ? { cellNorms: Array.from(cellNorms) } : {}),
    inputNorms: Array.from(inputNorms),
  };
}

function parseNumbers(text: string): number[] {
  return text.split(",").map((part) => {
    const value = Number(part);
    if (part.trim() === "" || Number.isNaN(value)) {
      throw new InvalidArgumentError("Write numbers like 0.5,1,1.5.");
    }
    return value;
  });
}
