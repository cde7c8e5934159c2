import { scaleBand, scaleLinear } from "d3-scale";

import type { Histogram } from "../blocks.ts";
import { type Markup, markup } from "./markup.ts";
import { LABEL_WIDTH, laneLabel, seriesClass, svg, WIDTH } from "./svg.ts";

const LANE_HEIGHT = 90;
const TOP = 8;

/** Draws a lane of bars for each setup on one common scale of letters. */
export function drawHistogram({ lanes }: Histogram, title: string): Markup {
  const first = Math.min(...lanes.map(({ counts }) => counts.findIndex((count) => count > 0)));
  const last = Math.max(...lanes.map(({ counts }) => counts.length - 1));
  const letters = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const x = scaleBand(letters, [LABEL_WIDTH, WIDTH - 16]).paddingInner(0.15);
  const bottom = TOP + lanes.length * LANE_HEIGHT;
  return svg(bottom + 24, title, [
    ...lanes.map(({ label, counts }, place) => {
      const baseline = TOP + (place + 1) * LANE_HEIGHT - 8;
      const y = scaleLinear([0, Math.max(...counts)], [0, LANE_HEIGHT - 30]);
      return markup`<g class="${seriesClass(place)}">
${laneLabel(0, baseline - 12, label)}
<line class="grid" x1="${LABEL_WIDTH}" x2="${WIDTH - 16}" y1="${baseline}" y2="${baseline}"/>
${letters.map((letter) => bar(counts[letter] ?? 0, { x: x(letter)!, width: x.bandwidth(), baseline, y }))}
</g>`;
    }),
    ...letters.map(
      (letter) =>
        markup`<text class="tick" x="${x(letter)! + x.bandwidth() / 2}" y="${bottom + 14}" text-anchor="middle">${letter}</text>`,
    ),
  ]);
}

function bar(
  count: number,
  {
    x,
    width,
    baseline,
    y,
  }: { x: number; width: number; baseline: number; y: (count: number) => number },
): Markup {
  if (count === 0) return markup``;
  const top = baseline - y(count);
  return markup`<rect class="fill" x="${x}" width="${width}" y="${top}" height="${y(count)}"/><text class="tick" x="${x + width / 2}" y="${top - 4}" text-anchor="middle">${count}</text>`;
}
