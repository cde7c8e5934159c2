import { scaleLinear, scaleLog } from "d3-scale";
import { area, line } from "d3-shape";

import type { Curves } from "../blocks.ts";
import { type Markup, markup } from "./markup.ts";
import { bottomAxis, seriesClass, svg, WIDTH } from "./svg.ts";

const HEIGHT = 300;
const TOP = 12;
const BOTTOM = HEIGHT - 28;
const LEFT = 56;
const RIGHT = WIDTH - 190;

/** Two labels of lines stand at least so far apart. */
const LABEL_DISTANCE = 16;

/** Losses below that are drawn on it: a logarithm has no zero. */
const LEAST_LOSS = 1e-6;

/** Draws each series as its median over the band in which half of the runs lie; the label stands at the line's end. */
export function drawCurves({ scale, series }: Curves, title: string): Markup {
  const least = scale === "log" ? LEAST_LOSS : 0;
  const values = series.flatMap(({ curves }) => [...curves.lowerQuartile, ...curves.upperQuartile]);
  const low = Math.max(least, Math.min(...values));
  const high = Math.max(...values, low * 1.001);
  const lastEpoch = Math.max(...series.map(({ epochs }) => epochs.at(-1)!));
  const x = scaleLinear([0, lastEpoch], [LEFT, RIGHT]);
  const y =
    scale === "log"
      ? scaleLog([low, high], [BOTTOM, TOP]).nice()
      : scaleLinear([0, 100], [BOTTOM, TOP]);
  const height = (value: number): number => y(Math.max(value, least));
  const ticks = y.ticks(5).filter((tick) => scale === "linear" || isRound(tick));
  const ends = spread(series.map(({ curves }) => height(curves.median.at(-1)!)));
  return svg(HEIGHT, title, [
    ...ticks.map(
      (tick) =>
        markup`<line class="grid" x1="${LEFT}" x2="${RIGHT}" y1="${y(tick)}" y2="${y(tick)}"/><text class="tick" x="${LEFT - 8}" y="${y(tick)}" text-anchor="end" dominant-baseline="middle">${`${tick}`}</text>`,
    ),
    ...bottomAxis(x.ticks(6), x, { top: BOTTOM, bottom: BOTTOM + 4 }),
    ...series.map(({ label, epochs, curves }, place) => {
      const at = (index: number): number => x(epochs[index]!);
      const indices = epochs.map((_, index) => index);
      const band = area<number>()
        .x(at)
        .y0((index) => height(curves.lowerQuartile[index]!))
        .y1((index) => height(curves.upperQuartile[index]!));
      const middle = line<number>()
        .x(at)
        .y((index) => height(curves.median[index]!));
      return markup`<g class="${seriesClass(place)}"><path class="band" d="${band(indices) ?? ""}"/><path class="line" d="${middle(indices) ?? ""}"/><text class="name" x="${RIGHT + 8}" y="${ends[place]!}" dominant-baseline="middle">${label}</text></g>`;
    }),
  ]);
}

/** Whether a number is 1, 2 or 5 times a power of ten. */
function isRound(value: number): boolean {
  return "125".includes(value.toExponential()[0]!) && value.toExponential()[1] === "e";
}

/** Moves heights apart, in their order, so that the labels at them do not overlap. */
function spread(heights: readonly number[]): number[] {
  const order = heights.map((_, index) => index).toSorted((a, b) => heights[a]! - heights[b]!);
  const placed = [...heights];
  let last = -Infinity;
  for (const index of order) {
    last = Math.max(placed[index]!, last + LABEL_DISTANCE);
    placed[index] = last;
  }
  const excess = Math.max(0, last - BOTTOM);
  return placed.map((height) => height - excess);
}
