import { type Architecture, type WeightName, weightNames } from "@alphabet-lstm/models";
import { countDead, type DeadWeights } from "@alphabet-lstm/models/inspect";

import { columns } from "./output.ts";
import { wrapText } from "./wrap-text.ts";

const titles: Readonly<Record<WeightName, string>> = {
  kernel: "kernel",
  recurrentKernel: "recurrent kernel",
  bias: "bias",
  denseKernel: "dense kernel",
  denseBias: "dense bias",
};

/** Weights of one array, those that no training can move, and those that one epoch has moved. */
export interface WeightCounts {
  readonly name: WeightName;
  readonly weightCount: number;
  readonly deadCount: number;
  readonly movedCount: number;
}

/**
 * Counts, array by array.
 *
 * @param moved - 1 for a moved weight, 0 for another
 */
export function countWeights(
  dead: DeadWeights,
  moved: Readonly<Record<WeightName, Uint8Array>>,
): WeightCounts[] {
  return weightNames.map((name) => ({
    name,
    weightCount: dead[name].length,
    deadCount: count(dead[name]),
    movedCount: count(moved[name]),
  }));
}

/** Tells which weights no training can move, and which a training has moved. */
export function deadWeightLines(
  architecture: Architecture,
  dead: DeadWeights,
  counts: readonly WeightCounts[],
): string[] {
  const rows = counts.map(({ name, weightCount, deadCount, movedCount }) =>
    [titles[name]].concat([weightCount, deadCount, movedCount].map(grouped)),
  );
  return [
    wrapText(verdict(architecture, dead), 65, ""),
    columns(
      [["", "weights", "dead", "moved in one epoch"], ...rows],
      ["left", "right", "right", "right"],
    ),
  ];
}

function verdict(
  { cell, timeSteps, features, units, stateful = false }: Architecture,
  dead: DeadWeights,
): string {
  const total = countDead(dead);
  if (total === 0) return "Every weight can get a gradient.";
  const { kernel, recurrentKernel, bias } = dead;
  const recurrent = kernel.length + recurrentKernel.length + bias.length;
  const share = ((100 * total) / recurrent).toFixed(1);
  const oneStep = timeSteps === 1 && !stateful;
  const ofForgetGate = oneStep && cell === "lstm" ? features * units : 0;
  const multiplied =
    cell === "lstm"
      ? "recurrent kernel and the forget gate multiply"
      : "recurrent kernel multiplies";
  const reasons = [
    ...(oneStep ? [`with one time step the states that the ${multiplied} are 0`] : []),
    // Beyond the forget gate's, rows of the kernel whose input is always 0.
    ...(count(kernel) > ofForgetGate ? ["some inputs are 0 in every window"] : []),
  ];
  return `${grouped(total)} of the recurrent layer's ${grouped(recurrent)} weights (${share} %) can get no gradient: ${reasons.join(", and ")}.`;
}

function count(flags: Uint8Array): number {
  return flags.reduce((total, flag) => total + flag, 0);
}

function grouped(value: number): string {
  return value.toLocaleString("en-US");
}
