import { min } from "simple-statistics";

import type { Confusion, Curves, DotPlot, Figure, Histogram } from "./blocks.ts";
import { textWidth } from "./text-width.ts";

/** Columns for what a lane is called, and the space after it. */
const LEAST_LABEL = 24;
const MOST_LABEL = 42;

const BLOCKS = "▁▂▃▄▅▆▇█";

/** The letters missed most often are told. */
const MOST_ROWS = 8;

/**
 * Draws a figure with characters, for a terminal or any place of fixed pitch.
 *
 * @param width - columns, at least 60
 * @example
 * ```ts
 * import { figureLines } from "@alphabet-lstm/experiments/report";
 *
 * figureLines({ kind: "confusion", label: "Model 1", symbols: ["A", "B"], counts: [[0, 0], [3, 1]] }, 78); // → ["Model 1                 B → A 75 %"]
 * ```
 */
export function figureLines(figure: Figure, width: number): string[] {
  switch (figure.kind) {
    case "dots":
      return dotLines(figure, width);
    case "histogram":
      return histogramLines(figure, width);
    case "curves":
      return curveLines(figure, width);
    case "confusion":
      return confusionLines(figure);
  }
}

/** A lane's piles as blocks of eight heights; beneath, the interval of its mean and others' results. */
function dotLines({ lanes, unit }: DotPlot, width: number): string[] {
  const fitted = labelFitter(lanes.map(({ label }) => label));
  const columns = width - fitted("").length;
  const lowest = min(lanes.flatMap(({ values, marks }) => [...values, ...marks]));
  const low = Math.max(0, Math.floor(lowest / 5) * 5 - 5);
  const at = (value: number): number => Math.round(((value - low) / (100 - low)) * (columns - 1));
  const axis = `${low} ${unit}`.padEnd(columns - 5) + `100 ${unit}`;
  return [
    ...lanes.flatMap(({ label, values, mean, interval, marks }) => {
      const counts = Array.from({ length: columns }, () => 0);
      for (const value of values) counts[at(value)]!++;
      const beneath = Array.from({ length: columns }, () => " ");
      for (let column = at(interval.low); column <= at(interval.high); column++)
        beneath[column] = "─";
      beneath[at(mean)] = "┼";
      for (const mark of marks) beneath[at(mark)] = "◆";
      return [fitted(label) + blocks(counts), fitted("") + beneath.join("").trimEnd()];
    }),
    fitted("") + axis,
  ];
}

/** Counts in columns; nothing where there are too many for the width. */
function histogramLines({ lanes }: Histogram, width: number): string[] {
  const fitted = labelFitter(lanes.map(({ label }) => label));
  const first = Math.min(...lanes.map(({ counts }) => counts.findIndex((count) => count > 0)));
  const last = Math.max(...lanes.map(({ counts }) => counts.findLastIndex((count) => count > 0)));
  const letters = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const wide = String(Math.max(last, ...lanes.flatMap(({ counts }) => counts))).length + 2;
  if (fitted("").length + letters.length * wide > width) return [];
  const row = (label: string, cells: readonly (number | string)[]): string =>
    fitted(label) + cells.map((cell) => String(cell).padStart(wide)).join("");
  return [
    ...lanes.map(({ label, counts }) =>
      row(
        label,
        letters.map((letter) => (letter < counts.length ? counts[letter] || "·" : "")),
      ),
    ),
    row("", letters),
  ];
}

/** Each median as a sparkline, all on one scale, between its first and its last value. */
function curveLines({ series, scale }: Curves, width: number): string[] {
  const fitted = labelFitter(series.map(({ label }) => label));
  const columns = width - fitted("").length - 20;
  const position = (value: number): number =>
    scale === "log" ? Math.log10(Math.max(value, 1e-6)) : value;
  const all = series.flatMap(({ curves }) => curves.median.map(position));
  const low = Math.min(...all);
  const high = Math.max(...all);
  return series.map(({ label, curves: { median } }) => {
    const points = Array.from({ length: Math.min(columns, median.length) }, (_, column) => {
      const share = column / Math.max(1, Math.min(columns, median.length) - 1);
      return position(median[Math.round(share * (median.length - 1))]!);
    });
    const line = points.map((point) => BLOCKS[height(point, low, high)]).join("");
    return `${fitted(label)}${shortNumber(median[0]!).padStart(6)} ${line} ${shortNumber(median.at(-1)!)}`;
  });
}

/** Which letters were taken for which, the most frequent first. */
function confusionLines({ label, symbols, counts }: Confusion): string[] {
  const fitted = labelFitter([label]);
  const wrong = counts
    .flatMap((row, asked) => {
      const total = row.reduce((sum, count) => sum + count, 0);
      return row.map((count, answered) => ({ asked, answered, share: count / (total || 1) }));
    })
    .filter(({ asked, answered, share }) => asked !== answered && share > 0)
    .toSorted((a, b) => b.share - a.share)
    .slice(0, MOST_ROWS);
  return wrong.map(
    ({ asked, answered, share }, place) =>
      `${fitted(place === 0 ? label : "")}${symbols[asked]} → ${symbols[answered]} ${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`,
  );
}

/** One block a column, the higher the larger; nothing where nothing is. */
function blocks(counts: readonly number[]): string {
  const highest = Math.max(...counts);
  return counts
    .map((count) => (count === 0 ? " " : BLOCKS[height(count, 0, highest)]!))
    .join("")
    .trimEnd();
}

function height(value: number, low: number, high: number): number {
  if (high === low) return 0;
  return Math.round(((value - low) / (high - low)) * (BLOCKS.length - 1));
}

function shortNumber(value: number): string {
  if (value >= 1000) return value.toExponential(1);
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** Prepares to cut or fill labels up to common columns. */
function labelFitter(labels: readonly string[]): (label: string) => string {
  const widest = Math.max(...labels.map(textWidth));
  const columns = Math.min(MOST_LABEL, Math.max(LEAST_LABEL, widest + 2));
  return (label) => {
    let text = "";
    for (const symbol of label) {
      if (textWidth(text + symbol) > columns - 1) break;
      text += symbol;
    }
    return text + " ".repeat(columns - textWidth(text));
  };
}
