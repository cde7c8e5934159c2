import { textWidth } from "@alphabet-lstm/experiments/report";
import type { ShapedArray } from "@alphabet-lstm/models/inspect";

const SHADES = "·░▒▓█";

/** What the strips' characters mean. */
export const heatLegend =
  "one column a unit, one row a step; · ░ ▒ ▓ █ from 0 to 1, + and − rows where there are signs";

/**
 * Draws `[timeSteps, units]` numbers as strips of shades, which are told apart without colour.
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
  return steps.flatMap((step, time) => {
    const row = data.subarray(time * units, (time + 1) * units);
    return signs.map((sign, place) => {
      const label = time === 0 && place === 0 ? name : "";
      const strip = Array.from(row, (value) => shade(sign === "−" ? -value : value)).join("");
      return `  ${label.padEnd(13)} ${place === 0 ? step : " ".repeat(textWidth(step))} ${sign} ${strip}`;
    });
  });
}

/** A cell state can be larger than 1: it has the darkest shade then. */
function shade(value: number): string {
  const level = Math.round(Math.min(1, Math.max(0, value)) * (SHADES.length - 1));
  return SHADES[level]!;
}
