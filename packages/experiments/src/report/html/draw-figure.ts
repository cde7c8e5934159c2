import type { Figure } from "../blocks.ts";
import { drawConfusion } from "./draw-confusion.ts";
import { drawCurves } from "./draw-curves.ts";
import { drawDots } from "./draw-dots.ts";
import { drawHistogram } from "./draw-histogram.ts";
import type { Markup } from "./markup.ts";

/**
 * Draws a figure as SVG.
 *
 * @param title - read out where the drawing cannot be seen
 */
export function drawFigure(figure: Figure, title: string): Markup {
  switch (figure.kind) {
    case "dots":
      return drawDots(figure, title);
    case "histogram":
      return drawHistogram(figure, title);
    case "curves":
      return drawCurves(figure, title);
    case "confusion":
      return drawConfusion(figure, title);
  }
}
