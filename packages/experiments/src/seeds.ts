/** Years of training, even for the fastest trainer: more is a slip of the finger. */
const MAX_COUNT = 1_000_000;

/**
 * Reads seeds as a person writes them: numbers and ranges with both ends, separated by commas.
 *
 * @returns the seeds in order, each once
 * @throws SyntaxError if it is written in another way
 * @throws RangeError if a range runs backwards, a seed is no integer in 0..2⁵³ − 1, or there are more than a million
 * @example
 * ```ts
 * import { parseSeeds } from "@alphabet-lstm/experiments";
 *
 * parseSeeds("7, 0..2"); // → [0, 1, 2, 7]
 * ```
 */
export function parseSeeds(text: string): number[] {
  const seeds = new Set<number>();
  for (const part of text.split(",")) {
    const [first, last] = parseRange(part.trim());
    if (last - first >= MAX_COUNT) throw tooMany(part);
    for (let seed = first; seed <= last; seed++) seeds.add(seed);
    if (seeds.size > MAX_COUNT) throw tooMany(part);
  }
  return [...seeds].toSorted((a, b) => a - b);
}

/**
 * Writes seeds as {@link parseSeeds} reads them, runs of three and more as ranges.
 *
 * @example
 * ```ts
 * import { formatSeeds } from "@alphabet-lstm/experiments";
 *
 * formatSeeds([7, 0, 1, 2]); // → "0..2,7"
 * ```
 */
export function formatSeeds(seeds: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const seed of seeds.toSorted((a, b) => a - b)) {
    const range = ranges.at(-1);
    if (range && seed <= range[1] + 1) range[1] = seed;
    else ranges.push([seed, seed]);
  }
  return ranges
    .map(([first, last]) => {
      if (first === last) return `${first}`;
      return last === first + 1 ? `${first},${last}` : `${first}..${last}`;
    })
    .join(",");
}

function tooMany(part: string): RangeError {
  return new RangeError(
    `Cannot read the seeds: there must be at most a million, received ${part.trim()}`,
  );
}

function parseRange(text: string): [first: number, last: number] {
  // Longer numbers are not seeds, and need not be repeated in full.
  const found = /^(\d{1,40})(?:\.\.(\d{1,40}))?$/.exec(text);
  if (!found) {
    throw new SyntaxError(
      `Cannot read the seeds: write them like 0..199 or 1,2,7, received ${JSON.stringify(text.slice(0, 40))}`,
    );
  }
  const first = Number(found[1]);
  const last = Number(found[2] ?? found[1]);
  if (!Number.isSafeInteger(last) || !Number.isSafeInteger(first)) {
    throw new RangeError(`Cannot read the seeds: each must be in 0..2⁵³ − 1, received ${text}`);
  }
  if (last < first) {
    throw new RangeError(`Cannot read the seeds: ${text} runs backwards; write ${last}..${first}`);
  }
  return [first, last];
}
