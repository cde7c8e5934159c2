/** Breaks a paragraph at spaces so that no line is longer than `width`, unless a word is. */
export function wrapText(text: string, width: number, indentation: string): string {
  const lines = [""];
  // "83.7 %" stays together.
  for (const word of text.split(/ (?!%)/)) {
    const line = lines.at(-1)!;
    if (line === "") lines[lines.length - 1] = indentation + word;
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(indentation + word);
  }
  return lines.join("\n");
}
