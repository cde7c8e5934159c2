import { oneLine } from "./one-line.ts";

/** Where two JSON values first differ. */
export interface Difference {
  /** As `runs[3].loss`; `it` for the values themselves. */
  readonly path: string;
  /** As JSON, shortened; `nothing` where there is no value. */
  readonly expected: string;
  readonly found: string;
}

/**
 * Compares two JSON values, whatever the order of their keys.
 *
 * @returns the first place where they differ, or nothing
 * @example
 * ```ts
 * import { firstDifference } from "@alphabet-lstm/experiments";
 *
 * firstDifference({ losses: [1, 2] }, { losses: [1, 3] })?.path; // → "losses[1]"
 * ```
 */
export function firstDifference(
  expected: unknown,
  found: unknown,
  path = "",
): Difference | undefined {
  if (Object.is(expected, found)) return undefined;
  if (
    isContainer(expected) &&
    isContainer(found) &&
    Array.isArray(expected) === Array.isArray(found)
  ) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(found)])) {
      const inner = Array.isArray(expected) ? `${path}[${key}]` : `${path}${path && "."}${key}`;
      const difference = firstDifference(own(expected, key), own(found, key), inner);
      if (difference) return difference;
    }
    return undefined;
  }
  return { path: oneLine(path || "it"), expected: shown(expected), found: shown(found) };
}

/** A value's own: a file may have `__proto__` for a key. */
function own(container: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(container, key) ? container[key] : undefined;
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  try {
    return oneLine(JSON.stringify(value));
  } catch {
    // Engines read deeper values than some can write.
    return "a value nested too deeply";
  }
}
