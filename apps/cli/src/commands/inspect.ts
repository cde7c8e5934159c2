import { decode, joinSymbols } from "@alphabet-lstm/data";
import { rankAnswers, readPredictions } from "@alphabet-lstm/experiments";
import { textWidth } from "@alphabet-lstm/experiments/report";
import type { Weights } from "@alphabet-lstm/models";
import { createFusedPredictor } from "@alphabet-lstm/models/fused";
import {
  createInspector,
  entropyBits,
  type Gate,
  gates,
  operate,
  type Surgery,
  type Trace,
  tracedStates,
} from "@alphabet-lstm/models/inspect";
import { Command } from "commander";

import { chooseModel, type ChooseOptions, type ChosenModel } from "../choose-model.ts";
import { percentText } from "../describe-run.ts";
import { encodeWindow } from "../encode-window.ts";
import { fromInput, InputError } from "../errors.ts";
import { heatLegend, heatStrips } from "../heat-strips.ts";
import {
  addLearningOptions,
  addModelOptions,
  addOutputOptions,
  type OutputOptions,
  parseNumber,
} from "../options.ts";
import { columns, heading, openOutput } from "../output.ts";
import { wrapText } from "../wrap-text.ts";

type InspectOptions = ChooseOptions &
  OutputOptions & {
    readonly unit?: number;
    readonly hold: readonly string[];
    readonly zeroCell?: boolean;
    readonly zeroHidden?: boolean;
    readonly silence: readonly string[];
  };

/** Answers and training windows that are shown. */
const SHOWN = 5;
const NEAREST = 3;

/** `inspect`: shows what the gates and states of a trained model do with a window, and operates on it. */
export function inspectCommand(signal: AbortSignal): Command {
  const command = new Command("inspect")
    .description("look inside the cell: gates and states step by step, and surgery on them")
    .argument("<model>", "1, 2 or 3, trained on the spot, or the folder of a saved model")
    .argument("<window>", "any symbols, as many as the model reads: KLM, ZYX, AAA")
    .optionsGroup("Look:")
    .option("--unit <n>", "the numbers of one unit, from 0", parseNumber)
    .optionsGroup("Surgery:")
    .option(
      "--hold <gate=value>",
      `hold a gate (${gates.join(", ")}) at a value; repeatable`,
      collect,
      [],
    )
    .option("--zero-cell", "empty the cell between the steps")
    .option("--zero-hidden", "empty the hidden state between the steps")
    .option("--silence <unit>", "let a unit put out 0; repeatable", collect, []);
  addLearningOptions(addModelOptions(command)).option(
    "--seed <n>",
    "root of all randomness (default: 7)",
    parseNumber,
  );
  addOutputOptions(command).addHelpText(
    "after",
    `
Examples:
  $ alphabet-lstm inspect 3 KLM
  $ alphabet-lstm inspect 3 ZYX --unit 5
  $ alphabet-lstm inspect 3 KLM --hold forget=0
  $ alphabet-lstm inspect my-model KLM --json trace.json
`,
  );
  return command.action(async (name: string, text: string, options: InspectOptions) => {
    const output = await openOutput(options);
    const surgery = await fromInput(() => parseSurgery(options));
    const model = await chooseModel(name, options, signal);
    const { units, cell } = model.architecture;
    const { unit } = options;
    if (unit !== undefined && !(Number.isInteger(unit) && unit >= 0 && unit < units)) {
      throw new InputError(`Cannot show unit ${unit}: the model has units 0..${units - 1}`);
    }
    const { ids, inputs } = await fromInput(() => encodeWindow("inspect", model.dataset, text));
    const weights = await fromInput(() => operate(model.architecture, model.weights, surgery));
    const trace = await traceWindow(model, weights, inputs);
    const symbols = decode(model.alphabet, ids);
    output.print(
      heading(`${model.name}, ${cell === "lstm" ? "LSTM" : "SimpleRNN"} of ${units} units`),
      ...answerLines(model, ids, trace),
      "",
      ...(unit === undefined
        ? stripLines(model, trace, symbols)
        : [unitTable(model, trace, symbols, unit)]),
    );
    const change = isIdle(surgery) ? undefined : await compareAnswers(model, weights);
    if (change) output.print(...changeLines(change));
    await output.finish(() => ({
      schemaVersion: 1,
      model: model.name,
      window: symbols,
      surgery,
      trace: plainTrace(trace),
      entropyBits: entropyBits(trace.probabilities.data),
      ...(change ? { change } : {}),
    }));
  });
}

function collect(value: string, earlier: readonly string[]): string[] {
  return [...earlier, value];
}

function parseSurgery({
  hold,
  zeroCell = false,
  zeroHidden = false,
  silence,
}: InspectOptions): Surgery {
  const held = hold.map((text): [Gate, number] => {
    const [gate, value = ""] = text.split("=");
    if (!gates.includes(gate as Gate) || value.trim() === "" || Number.isNaN(Number(value))) {
      throw new SyntaxError(
        `Cannot hold ${JSON.stringify(text.slice(0, 40))}: write it like forget=0, with one of ${gates.join(", ")}`,
      );
    }
    return [gate as Gate, Number(value)];
  });
  return {
    hold: Object.fromEntries(held),
    zeroCell,
    zeroHidden,
    replace: silence.map((unit) => {
      if (!/^\d+$/.test(unit)) {
        throw new SyntaxError(
          `Cannot silence ${JSON.stringify(unit.slice(0, 40))}: name a unit by its number, from 0`,
        );
      }
      return { unit: Number(unit), by: null };
    }),
  };
}

function isIdle({ hold = {}, zeroCell, zeroHidden, replace = [] }: Surgery): boolean {
  return Object.keys(hold).length + replace.length === 0 && !zeroCell && !zeroHidden;
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

/** The answer, how undecided it is, and the training windows like this one. */
function answerLines({ alphabet, dataset }: ChosenModel, ids: Int32Array, trace: Trace): string[] {
  const { windows } = dataset;
  const window = joinSymbols(alphabet, decode(alphabet, ids));
  const answers = rankAnswers(alphabet.symbols, trace.probabilities.data, SHOWN);
  const distances = Array.from({ length: windows.count }, (_, sample) => {
    const other = windows.inputs.subarray(sample * windows.length, (sample + 1) * windows.length);
    const distance = ids.reduce((sum, id, place) => sum + Math.abs(id - other[place]!), 0);
    return { other, target: alphabet.symbols[windows.targets[sample]!]!, distance };
  });
  const nearest = distances.toSorted((a, b) => a.distance - b.distance).slice(0, NEAREST);
  const same = nearest.find(({ distance }) => distance === 0);
  const text = nearest
    .map(({ other, target }) => `${joinSymbols(alphabet, decode(alphabet, other))} -> ${target}`)
    .join(", ");
  return [
    `  ${window} -> ${answers.map(({ symbol, probability }) => `${symbol} ${percentText(probability)}`).join(", ")}`,
    `  entropy ${entropyBits(trace.probabilities.data).toFixed(2)} of ${Math.log2(alphabet.symbols.length).toFixed(2)} bits`,
    same
      ? `  trained on: ${window} -> ${same.target}`
      : `  never trained on; the training windows nearest to it: ${text}`,
  ];
}

const titles: Readonly<Record<(typeof tracedStates)[number], string>> = {
  inputGate: "input gate",
  forgetGate: "forget gate",
  candidate: "candidate",
  outputGate: "output gate",
  cellState: "cell state",
  hiddenState: "hidden state",
};

/** Candidate, cell and hidden state are in [−1, 1] or beyond; gates in [0, 1]. */
const signed: ReadonlySet<string> = new Set(["candidate", "cellState", "hiddenState"]);

function stripLines(
  { architecture, dataset }: ChosenModel,
  trace: Trace,
  symbols: readonly string[],
): string[] {
  const steps = stepNames(architecture.timeSteps, dataset.framing.features, symbols);
  return [
    `  ${heatLegend}`,
    ...tracedStates.flatMap((state) => {
      const values = trace[state];
      if (!values) return [];
      return ["", ...heatStrips(titles[state], values, { steps, isSigned: signed.has(state) })];
    }),
  ];
}

/** What each step reads: one symbol, or several side by side. */
function stepNames(timeSteps: number, features: number, symbols: readonly string[]): string[] {
  const names = Array.from({ length: timeSteps }, (_, time) =>
    symbols.slice(time * features, (time + 1) * features).join(""),
  );
  const widest = Math.max(...names.map(textWidth));
  return names.map((name) => name + " ".repeat(widest - textWidth(name)));
}

function unitTable(
  { architecture, dataset }: ChosenModel,
  trace: Trace,
  symbols: readonly string[],
  unit: number,
): string {
  const { timeSteps, units, cell } = architecture;
  const steps = stepNames(timeSteps, dataset.framing.features, symbols);
  const parts = cell === "lstm" ? ["z_i", "z_f", "z_c", "z_o"] : ["z"];
  const states = tracedStates.filter((state) => trace[state] !== undefined);
  const rows = steps.map((step, time) => {
    const before = parts.map((_, part) => {
      return trace.preActivations.data[(parts.length * time + part) * units + unit]!;
    });
    const after = states.map((state) => trace[state]!.data[time * units + unit]!);
    return [step].concat([...before, ...after].map((value) => value.toFixed(4)));
  });
  const names = ["", ...parts, ...states.map((state) => titles[state])];
  return columns(
    [[`unit ${unit}`, ...names.slice(1)], ...rows],
    ["left", ...names.slice(1).map(() => "right" as const)],
  );
}

interface Change {
  readonly correctBefore: number;
  readonly correctAfter: number;
  readonly sampleCount: number;
  /** Windows whose answer is another one now. */
  readonly answers: readonly {
    readonly input: string;
    readonly target: string;
    readonly before: string;
    readonly after: string;
  }[];
}

/** What the surgery does to the answers to all windows. */
async function compareAnswers(model: ChosenModel, weights: Weights): Promise<Change> {
  const [before, after] = [await answersOf(model, model.weights), await answersOf(model, weights)];
  return {
    correctBefore: before.filter(({ correct }) => correct).length,
    correctAfter: after.filter(({ correct }) => correct).length,
    sampleCount: before.length,
    answers: before.flatMap(({ input, target, predicted }, place) => {
      const now = after[place]!.predicted;
      if (now === predicted) return [];
      return [{ input: joinSymbols(model.alphabet, input), target, before: predicted, after: now }];
    }),
  };
}

async function answersOf({ architecture, dataset }: ChosenModel, weights: Weights) {
  const predictor = await createFusedPredictor(architecture, weights);
  try {
    return readPredictions(dataset, await predictor.predict(dataset.inputs));
  } finally {
    predictor.dispose();
  }
}

function changeLines({ correctBefore, correctAfter, sampleCount, answers }: Change): string[] {
  const changed = answers
    .map(({ input, before, after }) => `${input} ${before}→${after}`)
    .join(", ");
  return [
    "",
    `  ${correctAfter} of ${sampleCount} letters right; ${correctBefore} before the surgery`,
    wrapText(changed === "" ? "no answer changed" : `changed: ${changed}`, 78, "  "),
  ];
}

/** Typed arrays as plain ones, for JSON. */
function plainTrace(trace: Trace): Record<string, { shape: readonly number[]; data: number[] }> {
  return Object.fromEntries(
    Object.entries(trace).map(([name, { shape, data }]) => [
      name,
      { shape, data: Array.from<number>(data) },
    ]),
  );
}
