import { textWidth } from "@alphabet-lstm/experiments/report";
import type { Architecture } from "@alphabet-lstm/models";
import { type Trace, type TracedState, tracedStates } from "@alphabet-lstm/models/inspect";

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
 */
export function unitTable(
  { units, cell }: Architecture,
  trace: Trace,
  { steps, unit }: { readonly steps: readonly string[]; readonly unit: number },
): string {
  const parts = cell === "lstm" ? ["z_i", "z_f", "z_c", "z_o"] : ["z"];
  const states = tracedStates.filter((state) => trace[state] !== undefined);
  const rows = steps.map((step, time) => {
    const before = parts.map((_, part) => {
      return trace.preActivations.data[(parts.length * time + part) * units + unit]!;
    });
    const after = states.map((state) => trace[state]!.data[time * units + unit]!);
    return [step].concat([...before, ...after].map((value) => value.toFixed(4)));
  });
  const names = [...parts, ...states.map((state) => titles[state])];
  return columns(
    [[`unit ${unit}`, ...names], ...rows],
    ["left", ...names.map(() => "right" as const)],
  );
}

/** What each step reads: one symbol, or several side by side, all of the same width. */
export function stepNames({ timeSteps }: Architecture, symbols: readonly string[]): string[] {
  const features = symbols.length / timeSteps;
  const names = Array.from({ length: timeSteps }, (_, time) =>
    symbols.slice(time * features, (time + 1) * features).join(""),
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
