import { textWidth } from "@alphabet-lstm/experiments/report";
import type { ShapedArray } from "@alphabet-lstm/models/inspect";

const SHADES = "·░▒▓█";

/** Units that fit beside a label on a terminal of 80 columns. */
const UNITS_A_ROW = 60;

/** What the strips' characters mean. */
export const heatLegend =
  "one column a unit, one row a step; · ░ ▒ ▓ █ from 0 to 1, + and − rows where there are signs";

/**
 * Draws `[timeSteps, units]` numbers as strips of shades, which are told apart without colour; those of more units than
 * fit in a row are drawn one part beneath the other.
 *
 * @param steps - what each step is called, one character wide or as wide as the widest
 * @param isSigned - draws what is above and what is below 0 in rows of their own
 */
export function heatStrips(
  name: string,
  { data, shape }: ShapedArray,
  { steps, isSigned }: { readonly steps: readonly string[]; readonly isSigned: boolean },
): string[] {
  const units = shape[1]!;
  const signs = isSigned ? ["+", "−"] : [" "];
  const lines: string[] = [];
  for (let first = 0; first < units; first += UNITS_A_ROW) {
    const title = first === 0 ? name : `  unit ${first} on`;
    const end = Math.min(units, first + UNITS_A_ROW);
    for (const [time, step] of steps.entries()) {
      const row = data.subarray(time * units + first, time * units + end);
      for (const [place, sign] of signs.entries()) {
        const label = time === 0 && place === 0 ? title : "";
        const strip = Array.from(row, (value) => shade(sign === "−" ? -value : value)).join("");
        lines.push(
          `  ${label.padEnd(13)} ${place === 0 ? step : " ".repeat(textWidth(step))} ${sign} ${strip}`,
        );
      }
    }
  }
  return lines;
}

/** A cell state can be larger than 1: it has the darkest shade then. */
function shade(value: number): string {
  const level = Math.round(Math.min(1, Math.max(0, value)) * (SHADES.length - 1));
  return SHADES[level]!;
}
