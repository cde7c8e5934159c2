import type { Block, Figure, Table } from "./blocks.ts";
import { figureLines } from "./figure-lines.ts";

/** Characters of a line of a figure. */
const WIDTH = 78;

/**
 * Renders a report as Markdown. Its figures are text.
 *
 * @example
 * ```ts
 * import { renderMarkdown } from "@alphabet-lstm/experiments/report";
 *
 * renderMarkdown([{ kind: "title", text: "Was it luck?" }]); // → "# Was it luck?\n"
 * ```
 */
export function renderMarkdown(blocks: readonly Block[]): string {
  return `${blocks
    .map(markdown)
    .filter((text) => text !== "")
    .join("\n\n")}\n`;
}

function markdown(block: Block): string {
  switch (block.kind) {
    case "title":
      return `# ${escaped(block.text)}`;
    case "heading":
      return `## ${escaped(block.text)}`;
    case "subheading":
      return `### ${escaped(block.text)}`;
    case "paragraph":
      return escaped(block.text);
    case "list":
      return block.items.map((item) => `- ${escaped(item)}`).join("\n");
    case "commands":
      return `\`\`\`sh\n${block.items.join("\n")}\n\`\`\``;
    case "table":
      return table(block);
    case "figure":
      return figure(block.figure, block.caption);
  }
}

function table({ columns, rows }: Table): string {
  return [
    line(columns.map(({ title }) => escaped(title))),
    line(columns.map(({ isNumber }) => (isNumber ? "---:" : "---"))),
    ...rows.map((row) => line(row.map(escaped))),
  ].join("\n");
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** In fixed pitch, as on a terminal. */
function figure(drawn: Figure, caption: string): string {
  const lines = figureLines(drawn, WIDTH).map((text) => visible(text).replaceAll("`", "'"));
  return lines.length === 0 ? "" : `${escaped(caption)}\n\n\`\`\`text\n${lines.join("\n")}\n\`\`\``;
}

/** Takes their meaning from all characters that Markdown, GitHub's Markdown and HTML give one. */
function escaped(text: string): string {
  return (
    visible(text.replaceAll(/[\r\n]+/g, " ").trim())
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(/[\\`*_[\]#|~!>$@]/g, "\\$&")
      // What looks like an address would become a link.
      .replaceAll(/:(?=\/\/)|(?<=www)\./gi, "\\$&")
      // What a line must not begin with, lest it is a list or a heading's rule.
      .replace(/^[-+=]|(?<=^\d{1,9})[.)]/, "\\$&")
  );
}

/** Without characters that could steer a terminal or end a line. */
function visible(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, "\uFFFD");
}
