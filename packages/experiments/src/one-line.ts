/** Characters of a text that are shown. */
const SHOWN = 80;

/** Makes a text from a file fit for a sentence: short, on one line, without what could steer a terminal. */
export function oneLine(text: string): string {
  const start = text
    .slice(0, SHOWN)
    .replaceAll(/\p{Cc}|\p{Zl}|\p{Zp}|(?!\u200D)\p{Cf}/gu, "\uFFFD");
  return text.length > SHOWN ? `${start}…` : start;
}
