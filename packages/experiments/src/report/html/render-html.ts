import type { Block, Table } from "../blocks.ts";
import type { Language } from "../messages.ts";
import { drawFigure } from "./draw-figure.ts";
import { type Markup, markup } from "./markup.ts";
import { style } from "./style.ts";

/**
 * Renders a report as one HTML file that needs nothing else: no script, no picture, no font, no connection. Light or dark
 * as the reader's system asks, and fit for print. No text of the report becomes markup.
 *
 * @param language - of the blocks
 * @example
 * ```ts
 * import { renderHtml } from "@alphabet-lstm/experiments/report";
 *
 * const page = renderHtml([{ kind: "title", text: "<script>" }], "en");
 * page.includes("<script>"); // → false
 * ```
 */
export function renderHtml(blocks: readonly Block[], language: Language): string {
  const [title = ""] = blocks.flatMap((block) => (block.kind === "title" ? [block.text] : []));
  const firstHeading = blocks.findIndex(({ kind }) => kind === "heading");
  const page = markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${{ markup: style }}</style>
</head>
<body>
<main>
${blocks.map((block, place) => element(block, place < firstHeading))}
</main>
</body>
</html>
`;
  return page.markup;
}

function element(block: Block, isConclusion: boolean): Markup {
  switch (block.kind) {
    case "title":
      return markup`<h1>${block.text}</h1>\n`;
    case "heading":
      return markup`<h2>${block.text}</h2>\n`;
    case "subheading":
      return markup`<h3>${block.text}</h3>\n`;
    case "paragraph":
      return isConclusion
        ? markup`<p class="conclusion">${unbroken(block.text)}</p>\n`
        : markup`<p>${unbroken(block.text)}</p>\n`;
    case "list":
      return markup`<ul>${block.items.map((item) => markup`<li>${unbroken(item)}</li>`)}</ul>\n`;
    case "commands":
      return markup`<pre><code>${block.items.join("\n")}</code></pre>\n`;
    case "table":
      return table(block);
    case "figure":
      return markup`<figure class="${block.figure.kind}">${drawFigure(block.figure, block.caption)}<figcaption>${block.caption}</figcaption></figure>\n`;
  }
}

/** Keeps "95 %" on one line. */
function unbroken(text: string): string {
  return text.replaceAll(" %", "\u00A0%");
}

function table({ columns, rows }: Table): Markup {
  const kind = (place: number): string => (columns[place]?.isNumber ? "number" : "text");
  const head = columns.map(
    ({ title }, place) => markup`<th scope="col" class="${kind(place)}">${title}</th>`,
  );
  const body = rows.map(
    (row) =>
      markup`<tr>${row.map((cell, place) => markup`<td class="${kind(place)}">${cell}</td>`)}</tr>`,
  );
  return markup`<div class="scroll" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>\n`;
}
