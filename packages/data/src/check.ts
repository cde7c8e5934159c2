/**
 * Entry checks that the packages share. Each throws an error whose sentence says what could not be done, what was
 * expected and what came.
 *
 * @module
 */

/** Inclusive limits of a number. */
export interface Limits {
  readonly min: number;
  readonly max: number;
}

/**
 * Checks that a value is an integer within limits.
 *
 * @param action - what the caller was asked to do, as in "create windows"
 * @param name - what the value is called, as in "length"
 * @throws TypeError if the value is not a number
 * @throws RangeError if it is not an integer, or outside the limits
 * @example
 * ```ts
 * import { checkInteger } from "@alphabet-lstm/data/check";
 *
 * checkInteger("create windows", "length", 3, { min: 1, max: 25 });
 * ```
 */
export function checkInteger(
  action: string,
  name: string,
  value: unknown,
  { min, max }: Limits,
): void {
  const expected = `an integer in ${min}..${max}`;
  if (typeof value !== "number") {
    throw new TypeError(expectation(action, name, expected, value));
  }
  if (!Number.isSafeInteger(value) || value < min || value > max) {
    throw new RangeError(expectation(action, name, expected, value));
  }
}

/**
 * Checks that a value is a finite number in `(min, max]`, or in `[min, max]` with `closed`.
 *
 * @param action - what the caller was asked to do
 * @param name - what the value is called
 * @throws TypeError if the value is not a number
 * @throws RangeError if it is not finite, or outside the limits
 * @example
 * ```ts
 * import { checkNumber } from "@alphabet-lstm/data/check";
 *
 * checkNumber("set up Adam", "learningRate", 0.001, { min: 0, max: 1 });
 * ```
 */
export function checkNumber(
  action: string,
  name: string,
  value: unknown,
  { min, max }: Limits,
  closed = false,
): void {
  const expected = `a number ${closed ? "of at least" : "above"} ${min} and at most ${max}`;
  if (typeof value !== "number") {
    throw new TypeError(expectation(action, name, expected, value));
  }
  const aboveMin = closed ? value >= min : value > min;
  if (!(aboveMin && value <= max)) {
    throw new RangeError(expectation(action, name, expected, value));
  }
}

/**
 * Checks that a value is one of a few names, or of a few other values.
 *
 * @param action - what the caller was asked to do
 * @param name - what the value is called
 * @throws RangeError if it is none of them
 * @example
 * ```ts
 * import { checkOneOf } from "@alphabet-lstm/data/check";
 *
 * checkOneOf("encode inputs", "encoding", "one-hot", ["normalized", "one-hot"]);
 * ```
 */
export function checkOneOf(
  action: string,
  name: string,
  value: unknown,
  allowed: readonly unknown[],
): void {
  if (!allowed.includes(value)) {
    throw new RangeError(expectation(action, name, `one of ${allowed.join(", ")}`, value));
  }
}

function expectation(action: string, name: string, expected: string, received: unknown): string {
  return `Cannot ${action}: ${name} must be ${expected}, received ${describe(received)}`;
}

function describe(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, 40));
  if (typeof value === "object" && value !== null)
    return Array.isArray(value) ? "an array" : "an object";
  return String(value);
}
