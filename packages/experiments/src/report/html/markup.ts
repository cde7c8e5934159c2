/** Text of an HTML or SVG document that is safe to stand in it. */
export interface Markup {
  readonly markup: string;
}

/** What may stand in a template: text and numbers are escaped, markup is not. */
type Part = string | number | Markup | readonly Markup[];

/**
 * Writes HTML or SVG as a tagged template. Whatever is filled in is text, unless it is markup itself, so that no string
 * of a report can become an element or an attribute.
 *
 * @example `` markup`<b title="${name}">${name}</b>` ``
 */
export function markup(fixed: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const filled = fixed.map(
    (text, index) => text + (index < parts.length ? written(parts[index]!) : ""),
  );
  return { markup: filled.join("") };
}

function written(part: Part): string {
  if (typeof part === "number") return `${Number.isInteger(part) ? part : part.toFixed(2)}`;
  if (typeof part === "string") {
    return part
      .replaceAll(/(?![\n\t])\p{Cc}/gu, "\uFFFD")
      .replaceAll(/[&<>"']/g, (found) => entities[found]!);
  }
  if ("markup" in part) return part.markup;
  return part.map((each) => each.markup).join("");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
