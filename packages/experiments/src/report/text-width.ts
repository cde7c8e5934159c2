import { eastAsianWidth } from "get-east-asian-width";

/**
 * The columns that a text takes where letters have one: East Asian characters have two.
 *
 * @example
 * ```ts
 * import { textWidth } from "@alphabet-lstm/experiments/report";
 *
 * textWidth("模型 1"); // → 6
 * ```
 */
export function textWidth(text: string): number {
  return Array.from(text).reduce((sum, symbol) => sum + eastAsianWidth(symbol.codePointAt(0)!), 0);
}
