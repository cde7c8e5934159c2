import { levelCount, levelOf } from "./cividis.ts";

/**
 * Draws a table of probabilities as few paths, one a colour, so that a whole map is a handful of elements.
 *
 * @param values - `[rows, columns]`
 * @param firstRow - where the first row stands
 * @returns a path for every level; empty for the lowest, which is the background
 */
export function levelPaths(values: Float32Array, columns: number, firstRow: number): string[] {
  const paths = Array.from({ length: levelCount }, () => "");
  for (let start = 0; start < values.length;) {
    const level = levelOf(values[start]!);
    const column = start % columns;
    let length = 1;
    while (column + length < columns && levelOf(values[start + length]!) === level) length++;
    const row = firstRow + Math.floor(start / columns);
    if (level > 0) paths[level] += `M${column} ${row}h${length}v1h-${length}z`;
    start += length;
  }
  return paths;
}
