import { scaleBand } from "d3-scale";

import type { Confusion } from "../blocks.ts";
import { type Markup, markup } from "./markup.ts";
import { svg } from "./svg.ts";

const SIZE = 600;
const LEFT = 60;
const TOP = 24;

/** More symbols than that could not be read beside their rows. */
const MOST_NAMES = 60;

/** Draws a square for each pair of letters, the darker the more of the row's answers it has; the right ones are outlined. */
export function drawConfusion({ symbols, counts }: Confusion, title: string): Markup {
  const places = symbols.map((_, place) => place);
  const scale = scaleBand(places, [0, SIZE]).paddingInner(0.06);
  const width = scale.bandwidth();
  const cells = counts.flatMap((row, asked) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    if (total === 0) return [];
    const y = TOP + scale(asked)!;
    const outline = markup`<rect class="truth" x="${LEFT + scale(asked)!}" y="${y}" width="${width}" height="${width}"/>`;
    const filled = row.flatMap((count, answered) =>
      count === 0
        ? []
        : [
            markup`<rect class="cell" x="${LEFT + scale(answered)!}" y="${y}" width="${width}" height="${width}" fill-opacity="${0.08 + (0.92 * count) / total}"><title>${`${symbols[asked]} → ${symbols[answered]}: ${count} / ${total}`}</title></rect>`,
          ],
    );
    return [outline, ...filled];
  });
  const names =
    symbols.length > MOST_NAMES
      ? []
      : places.map((place) => {
          const middle = scale(place)! + width / 2;
          return markup`<text class="tick" x="${LEFT - 8}" y="${TOP + middle}" text-anchor="end" dominant-baseline="middle">${symbols[place]!}</text><text class="tick" x="${LEFT + middle}" y="${TOP - 8}" text-anchor="middle">${symbols[place]!}</text>`;
        });
  return svg(TOP + SIZE + 8, title, [...names, ...cells]);
}
