import { type Architecture, type Cell, parameterCounts } from "./architecture.ts";

const WIDTH = 65;
const COLUMNS = [29, 26, 10] as const;

const layerNames: Readonly<Record<Cell, string>> = {
  lstm: "lstm (LSTM)",
  "simple-rnn": "simple_rnn (SimpleRNN)",
};

/**
 * Describes a network in the layout of Keras 2's `model.summary()`.
 *
 * @returns lines of at most 65 characters, joined by line feeds
 * @example
 * ```ts
 * import { architectureOf, singleLetter, summary } from "@alphabet-lstm/models";
 *
 * summary(architectureOf(singleLetter, 26)).includes("Total params: 5,210"); // → true
 * ```
 */
export function summary(architecture: Architecture): string {
  const { cell, timeSteps, features, units, classes, stateful, maskValue } = architecture;
  const counts = parameterCounts(architecture);
  const batch = stateful ? 1 : "None";
  const rule = "_".repeat(WIDTH);
  const doubleRule = "=".repeat(WIDTH);
  return [
    rule,
    row("Layer (type)", "Output Shape", "Param #"),
    doubleRule,
    ...(maskValue === undefined
      ? []
      : [row("masking (Masking)", `(${batch}, ${timeSteps}, ${features})`, 0), rule]),
    row(layerNames[cell], `(${batch}, ${units})`, counts.recurrent),
    rule,
    row("dense (Dense)", `(${batch}, ${classes})`, counts.dense),
    doubleRule,
    `Total params: ${counts.total.toLocaleString("en-US")}`,
    `Trainable params: ${counts.total.toLocaleString("en-US")}`,
    "Non-trainable params: 0",
    rule,
  ].join("\n");
}

function row(...cells: [string, string, string | number]): string {
  return cells
    .map((cell, column) => String(cell).padEnd(COLUMNS[column]!))
    .join("")
    .trimEnd();
}
