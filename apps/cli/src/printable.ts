/** Takes control characters out of a text from a file, so that it cannot steer the terminal. */
export function printable(text: string): string {
  return text.replaceAll(/\p{Cc}|(?!\u200D)\p{Cf}/gu, "�");
}
