/** A fenced block of a Markdown text. */
export interface CodeBlock {
  readonly language: string;
  readonly code: string;
}

/** All fenced blocks of a Markdown text, or of the doc comments of a TypeScript source. */
export function codeBlocks(text: string): CodeBlock[] {
  const fences = /^( \* |)```(\w+)\n([\s\S]*?)^\1```$/gm;
  return [...text.replaceAll(/^ +(?=\* )/gm, " ").matchAll(fences)].map(
    ([, prefix = "", language = "", code = ""]) => ({
      language,
      code: prefix === "" ? code : code.replaceAll(/^ \* ?/gm, ""),
    }),
  );
}

/**
 * Turns the claims of an example into checks: `expression; // → value` fails unless the value prints as written.
 *
 * @param code - TypeScript or JavaScript with top-level await
 */
export function withChecks(code: string): string {
  const checked = code.replaceAll(
    /^(\s*)(\S.*?);?\s*\/\/ → (.+)$/gm,
    (_, indent: string, expression: string, expected: string) =>
      `${indent}__check(${expression}, ${JSON.stringify(expected)}, ${JSON.stringify(expression)});`,
  );
  return `${checked}\n${checker}`;
}

const checker = `
function __check(value, expected, expression) {
  const plain = (text) => text.replaceAll(/\\(\\d+\\) /g, "").replaceAll("'", '"').replaceAll(/\\s+/g, "");
  const print = (item) =>
    ArrayBuffer.isView(item)
      ? item.constructor.name + " [" + item.join(", ") + "]"
      : Array.isArray(item)
        ? "[" + item.map(print).join(", ") + "]"
        : item !== null && typeof item === "object"
          ? "{" + Object.entries(item).map(([key, inner]) => key + ": " + print(inner)).join(", ") + "}"
          : typeof item === "string" ? JSON.stringify(item) : String(item);
  if (plain(print(value)) !== plain(expected)) {
    throw new Error(expression + " is " + print(value) + ", not " + expected);
  }
}
`;
