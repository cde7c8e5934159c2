import { type Alphabet, joinSymbols } from "@alphabet-lstm/data";
import { textWidth } from "@alphabet-lstm/experiments/report";
import type { Architecture } from "@alphabet-lstm/models";
import {
  type Gate,
  gates,
  type Trace,
  type TracedState,
  tracedStates,
} from "@alphabet-lstm/models/inspect";

import { heatLegend, heatStrips } from "./heat-strips.ts";
import { columns } from "./output.ts";

const titles: Readonly<Record<TracedState, string>> = {
  inputGate: "input gate",
  forgetGate: "forget gate",
  candidate: "candidate",
  outputGate: "output gate",
  cellState: "cell state",
  hiddenState: "hidden state",
};

/** Candidate, cell and hidden state are in [−1, 1] or beyond; gates in [0, 1]. */
const signed: ReadonlySet<TracedState> = new Set(["candidate", "cellState", "hiddenState"]);

/**
 * Gates and states of all units as strips of shades.
 *
 * @param steps - what each step is called
 */
export function traceStrips(trace: Trace, steps: readonly string[]): string[] {
  return [
    `  ${heatLegend}`,
    ...tracedStates.flatMap((state) => {
      const values = trace[state];
      if (!values) return [];
      return ["", ...heatStrips(titles[state], values, { steps, isSigned: signed.has(state) })];
    }),
  ];
}

/**
 * Pre-activations, gates and states of one unit, as numbers.
 *
 * @param steps - what each step is called
 * @param held - gates whose pre-activations are no sums any more
 */
export function unitTable(
  { units, cell }: Architecture,
  trace: Trace,
  {
    steps,
    unit,
    held,
  }: {
    readonly steps: readonly string[];
    readonly unit: number;
    readonly held: ReadonlySet<Gate>;
  },
): string {
  const parts = cell === "lstm" ? gates.map((gate) => `z_${gate[0]}`) : ["z"];
  const states = tracedStates.filter((state) => trace[state] !== undefined);
  const rows = steps.map((step, time) => {
    const before = parts.map((_, part) => {
      const value = trace.preActivations.data[(parts.length * time + part) * units + unit]!;
      return held.has(gates[part]!) ? "held" : value.toFixed(4);
    });
    const after = states.map((state) => trace[state]!.data[time * units + unit]!.toFixed(4));
    return [step, ...before, ...after];
  });
  const names = [...parts, ...states.map((state) => titles[state])];
  return columns(
    [[`unit ${unit}`, ...names], ...rows],
    ["left", ...names.map(() => "right" as const)],
  );
}

/** What each step reads: one symbol, or several, all of the same width. */
export function stepNames(
  alphabet: Alphabet,
  { timeSteps }: Architecture,
  symbols: readonly string[],
): string[] {
  const features = symbols.length / timeSteps;
  const names = Array.from({ length: timeSteps }, (_, time) =>
    joinSymbols(alphabet, symbols.slice(time * features, (time + 1) * features)),
  );
  const widest = Math.max(...names.map(textWidth));
  return names.map((name) => name + " ".repeat(widest - textWidth(name)));
}

/** Typed arrays as plain ones, for JSON. */
export function plainTrace(
  trace: Trace,
): Record<string, { shape: readonly number[]; data: number[] }> {
  return Object.fromEntries(
    Object.entries(trace).map(([name, { shape, data }]) => [
      name,
      { shape, data: Array.from<number>(data) },
    ]),
  );
}
