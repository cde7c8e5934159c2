/**
 * The letters of a window.
 *
 * @param last - id of its last letter
 * @returns fewer letters than asked where the alphabet begins
 */
export function windowText(symbols: readonly string[], last: number, length: number): string {
  const letters = symbols.slice(Math.max(0, last - length + 1), last + 1);
  return letters.join(letters.some((letter) => letter.length > 1) ? " " : "");
}
