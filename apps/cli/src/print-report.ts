import {
  type Block,
  composeReport,
  figureLines,
  type Language,
  type Report,
  type Table,
} from "@alphabet-lstm/experiments/report";

import { columns, heading } from "./output.ts";
import { printable } from "./printable.ts";
import { shellWords } from "./shell-words.ts";
import { wrapText } from "./wrap-text.ts";

/** Columns of a terminal that nobody has to scroll; wider ones are used up to what can be read. */
const LEAST_WIDTH = 78;
const MOST_WIDTH = 110;

/**
 * Renders a report for a terminal.
 *
 * @param path - of its file or its sweep's folder, where it has one
 */
export function terminalReport(
  report: Report,
  { language, path }: { readonly language?: Language; readonly path?: string | undefined },
): string[] {
  const width = Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, (process.stdout.columns ?? 0) - 2));
  const file = path === undefined ? undefined : shellWords([path]);
  const blocks = composeReport(report, language, file);
  return blocks.flatMap((block) => blockLines(block, width));
}

function blockLines(block: Block, width: number): string[] {
  switch (block.kind) {
    case "title":
    case "heading":
    case "subheading":
      return [heading(printable(block.text))];
    case "paragraph":
      return ["", wrapText(printable(block.text), width, "  ")];
    case "list":
      return block.items.map((item) =>
        wrapText(printable(item), width, "    ").replace(/^ {4}/, "  - "),
      );
    case "commands":
      return ["", ...block.items.map((item) => `  $ ${printable(item)}`)];
    case "table":
      return [tableText(block)];
    case "figure":
      return figureText(block, width);
  }
}

function tableText({ columns: titles, rows }: Table): string {
  const printed = [titles.map(({ title }) => title), ...rows].map((row) => row.map(printable));
  return columns(
    printed,
    titles.map(({ isNumber }) => (isNumber ? "right" : "left")),
  );
}

/** A figure under what it shows; nothing where it needs a page to be drawn. */
function figureText(
  { figure, caption }: Extract<Block, { kind: "figure" }>,
  width: number,
): string[] {
  const lines = figureLines(figure, width - 2).map((line) => `  ${printable(line)}`);
  return lines.length === 0 ? [] : ["", wrapText(printable(caption), width, "  "), ...lines];
}
