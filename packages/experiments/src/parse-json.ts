import * as v from "valibot";

import { oneLine } from "./one-line.ts";

/**
 * Reads a JSON text of a given form.
 *
 * @param action - what the text is read for, as in "read the checkpoint"
 * @throws SyntaxError if the text is no JSON, or has another form: names the first place where it differs
 */
export function parseJson<const Schema extends v.GenericSchema>(
  action: string,
  schema: Schema,
  text: string,
): v.InferOutput<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new SyntaxError(`Cannot ${action}: it is not whole, or no JSON`);
  }
  return parseValue(action, schema, value);
}

/**
 * Checks that a value, as JSON gives it, has a given form.
 *
 * @throws SyntaxError if it has another: names the first place where it differs
 */
export function parseValue<const Schema extends v.GenericSchema>(
  action: string,
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const path = oneLine(v.getDotPath(issue) ?? "it");
  if (issue.received === "undefined") throw new SyntaxError(`Cannot ${action}: ${path} is missing`);
  throw new SyntaxError(
    `Cannot ${action}: ${path} should be ${issue.expected ?? issue.type.replaceAll("_", " ")}, received ${oneLine(issue.received)}`,
  );
}
