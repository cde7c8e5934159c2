import { type Markup, markup } from "./markup.ts";

/** Units of every drawing's width; a page scales it. */
export const WIDTH = 760;

/** Room on the left for what a lane is called. */
export const LABEL_WIDTH = 190;

/** A drawing of full width. */
export function svg(height: number, title: string, content: readonly Markup[]): Markup {
  return markup`<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${title}">${content}</svg>`;
}

/** The colour and dashes of the n-th series: told apart without colour too. */
export function seriesClass(index: number): string {
  return `series-${index % 6}`;
}

/** A text, shortened so that it fits into the room for labels; whole in its title. */
export function laneLabel(x: number, y: number, text: string): Markup {
  const symbols = Array.from(text);
  const short = symbols.length > 30 ? `${symbols.slice(0, 29).join("")}…` : text;
  return markup`<text x="${x}" y="${y}" dominant-baseline="middle">${short}<title>${text}</title></text>`;
}

/** A scale below a drawing: a line across for each tick, its value underneath. */
export function bottomAxis(
  ticks: readonly number[],
  x: (value: number) => number,
  {
    top,
    bottom,
    format = String,
  }: { top: number; bottom: number; format?: (value: number) => string },
): Markup[] {
  return ticks.map(
    (tick) =>
      markup`<line class="grid" x1="${x(tick)}" x2="${x(tick)}" y1="${top}" y2="${bottom}"/><text class="tick" x="${x(tick)}" y="${bottom + 16}" text-anchor="middle">${format(tick)}</text>`,
  );
}
