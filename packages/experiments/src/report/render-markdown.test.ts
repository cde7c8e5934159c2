import * as fc from "fast-check";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { parseFragment } from "parse5";
import { expect, it } from "vitest";

import type { Block } from "./blocks.ts";
import { renderMarkdown } from "./render-markdown.ts";

/** The elements, and the text, that GitHub's Markdown makes of a report. */
function rendered(blocks: readonly Block[]): { elements: string[]; text: string } {
  const html = micromark(renderMarkdown(blocks), {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
  });
  const elements: string[] = [];
  let text = "";
  const walk = (node: object): void => {
    const {
      tagName,
      value,
      childNodes = [],
    } = node as {
      tagName?: string;
      value?: string;
      childNodes?: object[];
    };
    if (tagName !== undefined) elements.push(tagName);
    text += value ?? "";
    childNodes.forEach(walk);
  };
  walk(parseFragment(html));
  return { elements, text };
}

const hostile = [
  "<script>alert(1)</script>",
  "<b>x",
  "<script src=x",
  "<div x",
  "&lt;b&gt;",
  "https://example.com/x",
  "see HTTP://example.com now",
  "www.example.com",
  "WWW.example.com",
  "someone@example.com",
  "![x](y)",
  "[x]: y",
  "[^1]",
  "**x** _y_ ~~z~~ `c`",
  "# x",
  "- x",
  "+ x",
  "1. x",
  "123) x",
  "=== ",
  "---",
  "> x",
  "    code",
  "\tcode",
  "x  \ny",
  "x\n===\ny",
  "x\n\n- y",
  "```\nx",
  "~~~\nx",
  "| x | y |",
  "\\",
  "x\\",
  "\u001b[31m",
  "\u2028# x",
  "[ ] x",
  "$x$",
];

it.each(hostile)("renderMarkdown() makes no markup of %j", (text) => {
  const table: Block = {
    kind: "table",
    columns: [
      { title: text, isNumber: false },
      { title: "y", isNumber: true },
    ],
    rows: [[text, text]],
  };
  const dots: Block = {
    kind: "figure",
    caption: text,
    figure: {
      kind: "dots",
      unit: "%",
      lanes: [{ label: text, values: [80], mean: 80, interval: { low: 80, high: 80 }, marks: [] }],
    },
  };
  const { elements } = rendered([
    { kind: "title", text },
    { kind: "paragraph", text },
    { kind: "list", items: [text, text] },
    table,
    dots,
  ]);
  expect(elements.join(" ")).toBe("h1 p ul li li table thead tr th th tbody tr td td p pre code");
});

/** Without white space and control characters. */
function bare(given: string): string {
  return given.replaceAll(/[\s\p{Cc}\uFFFD]/gu, "");
}

it("renderMarkdown() keeps every visible character of any text", () => {
  const piece = fc.constantFrom(...hostile, ...Array.from("\\`*_{}[]()<>#+-.!|~:/@$&;=1a "));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join("");
      const { elements, text: shown } = rendered([{ kind: "paragraph", text: `${text}.` }]);
      expect(elements).toEqual(["p"]);
      expect(bare(shown)).toBe(bare(`${text}.`));
    }),
  );
});

it("renderMarkdown() lets no control character out of a figure", () => {
  const text = renderMarkdown([
    {
      kind: "figure",
      caption: "x",
      figure: {
        kind: "confusion",
        label: "\u001b[2J\n```",
        symbols: ["\u009b", "B"],
        counts: [[0, 1]],
      },
    },
  ]);
  expect(text).not.toMatch(/(?!\n)\p{Cc}/u);
  expect(text.match(/^```/gm)).toHaveLength(2);
});
