import { textWidth } from "@alphabet-lstm/experiments/report";

/**
 * What stays on one line: a word, or an East Asian character with the punctuation that closes after it. A number and its
 * percent sign stay together.
 */
const unit =
  / ?(?:[\p{Script=Han}\p{Script=Bopomofo}\u3000-\u303F\uFF00-\uFFEF][，。、：；）」？！]*|(?:[^ \p{Script=Han}\p{Script=Bopomofo}\u3000-\u303F\uFF00-\uFFEF]| (?=%))+[，。、：；）」？！]*)/gu;

/** Breaks a paragraph so that no line is wider than `width`, unless a word is. */
export function wrapText(text: string, width: number, indentation: string): string {
  const lines = [""];
  for (const [part] of text.matchAll(unit)) {
    const line = lines.at(-1)!;
    if (line === "") lines[lines.length - 1] = indentation + part.trimStart();
    else if (textWidth(line + part) <= width) lines[lines.length - 1] = line + part;
    else lines.push(indentation + part.trimStart());
  }
  return lines.join("\n");
}
