import { type Alphabet, joinSymbols } from "@alphabet-lstm/data";
import { rankAnswers } from "@alphabet-lstm/experiments";
import { entropyBits } from "@alphabet-lstm/models/inspect";

import { nearestFirst, type WindowAnswer } from "./ask-windows.ts";
import { percentText } from "./describe-run.ts";
import { columns } from "./output.ts";

/** Answers and training windows that are shown in a line. */
const SHOWN = 5;
const NEAREST = 3;

/** The answer to a window, how undecided it is, and the training windows like this one. */
export function answerLines(
  alphabet: Alphabet,
  symbols: readonly string[],
  {
    probabilities,
    windows,
  }: { readonly probabilities: Float32Array; readonly windows: readonly WindowAnswer[] },
): string[] {
  const window = joinSymbols(alphabet, symbols);
  const answers = rankAnswers(alphabet.symbols, probabilities, SHOWN)
    .map(({ symbol, probability }) => `${symbol} ${percentText(probability)}`)
    .join(", ");
  const nearest = nearestFirst(windows).slice(0, NEAREST);
  const same = nearest.find(({ distance }) => distance === 0);
  const neighbours = nearest
    .map(({ input, target }) => `${joinSymbols(alphabet, input)} -> ${target}`)
    .join(", ");
  return [
    `  ${window} -> ${answers}`,
    `  entropy ${entropyBits(probabilities).toFixed(2)} of ${Math.log2(alphabet.symbols.length).toFixed(2)} bits`,
    same
      ? `  trained on: ${window} -> ${same.target}`
      : `  never trained on; the training windows nearest to it: ${neighbours}`,
  ];
}

/** The answers to all training windows, the nearest first. */
export function windowTable(alphabet: Alphabet, windows: readonly WindowAnswer[]): string {
  const rows = nearestFirst(windows).map((window) => [
    `${joinSymbols(alphabet, window.input)} -> ${window.predicted}`,
    percentText(window.probability),
    window.entropyBits.toFixed(2),
    String(window.distance),
    window.correct ? "" : `✗ expected ${window.target}`,
  ]);
  return columns(
    [["trained on", "", "entropy", "distance", ""], ...rows],
    ["left", "right", "right", "right", "left"],
  );
}
