import { scaleLinear } from "d3-scale";
import { min } from "simple-statistics";

import type { DotPlot } from "../blocks.ts";
import { type Markup, markup } from "./markup.ts";
import { bottomAxis, LABEL_WIDTH, laneLabel, seriesClass, svg, WIDTH } from "./svg.ts";

const LANE_HEIGHT = 80;
const TOP = 8;
const LARGEST_DOT = 6;

/** Room for the dots of a lane, over its interval. */
const DOTS_HEIGHT = LANE_HEIGHT - 32;

/** Where piles are far apart. */
const WIDEST_PILE = 40;

/** More runs than that are drawn as bars. */
const MOST_DOTS = 400;

/** Draws the runs of each lane as stacked dots, with mean, interval and others' results beneath. */
export function drawDots({ lanes, unit }: DotPlot, title: string): Markup {
  const lowest = min(lanes.flatMap(({ values, marks }) => [...values, ...marks]));
  const x = scaleLinear([Math.max(0, lowest - 2), 101], [LABEL_WIDTH, WIDTH - 16]);
  const bottom = TOP + lanes.length * LANE_HEIGHT;
  const lane = (place: number): Markup => drawLane(lanes[place]!, place, x);
  return svg(bottom + 24, title, [
    ...bottomAxis(x.ticks(8), x, { top: TOP, bottom, format: (tick) => `${tick} ${unit}` }),
    ...lanes.map((_, place) => lane(place)),
  ]);
}

function drawLane(
  { label, values, mean, interval, marks }: DotPlot["lanes"][number],
  place: number,
  x: (value: number) => number,
): Markup {
  const top = TOP + place * LANE_HEIGHT;
  const baseline = top + LANE_HEIGHT - 24;
  const counts = countEach(values);
  const room = narrowestGap([...counts.keys()].map(x));
  const highest = Math.max(...counts.values());
  const columns = [...counts].map(([value, count]) => {
    const at = { x: x(value), baseline, room };
    return values.length > MOST_DOTS ? bar(count / highest, at) : dots(count, highest, at);
  });
  const below = baseline + 8;
  return markup`<g class="${seriesClass(place)}">
${laneLabel(0, baseline - 8, label)}
${columns}
<line class="interval" x1="${x(interval.low)}" x2="${x(interval.high)}" y1="${below}" y2="${below}"/>
<line class="interval" x1="${x(mean)}" x2="${x(mean)}" y1="${below - 4}" y2="${below + 4}"/>
${[...countEach(marks).keys()].map((mark) => markup`<path class="mark" d="M${x(mark)} ${below - 5}l5 5l-5 5l-5 -5z"/>`)}
</g>`;
}

/** Where a value's dots stand, and how wide they may spread. */
interface Place {
  readonly x: number;
  readonly baseline: number;
  readonly room: number;
}

/** A pile of dots, as large as the highest pile allows. */
function dots(count: number, highest: number, { x, baseline, room }: Place): Markup {
  // Piles of width w and height h hold w·h / d² dots of size d.
  const size = Math.min(LARGEST_DOT, Math.sqrt((room * DOTS_HEIGHT) / highest));
  const perRow = Math.max(1, Math.floor(room / size));
  const piled = Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / perRow);
    const inRow = Math.min(perRow, count - row * perRow);
    const shift = (index % perRow) - (inRow - 1) / 2;
    return markup`<circle cx="${x + shift * size}" cy="${baseline - (row + 0.5) * size}" r="${0.45 * size}"/>`;
  });
  return markup`<g class="fill">${piled}</g>`;
}

function bar(share: number, { x, baseline, room }: Place): Markup {
  const height = share * DOTS_HEIGHT;
  return markup`<rect class="fill" x="${x - room / 2}" width="${room}" y="${baseline - height}" height="${height}"/>`;
}

/** Four fifths of the distance between the two nearest. */
function narrowestGap(places: readonly number[]): number {
  const sorted = places.toSorted((a, b) => a - b);
  const gaps = sorted.slice(1).map((place, index) => place - sorted[index]!);
  return 0.8 * Math.min(WIDEST_PILE, ...gaps);
}

function countEach(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
