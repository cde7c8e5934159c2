import { featureWindow } from "./feature-window.ts";
import type { ModelConfiguration } from "./model-configuration.ts";
import { singleLetter } from "./single-letter.ts";
import { timeSteps } from "./time-steps.ts";

/** The tutorial's three models, in its order. */
export const configurations: readonly ModelConfiguration[] = [
  singleLetter,
  featureWindow,
  timeSteps,
];

/**
 * Finds a configuration by its number, id or name.
 *
 * @param name - `"1"`, `"model-1"` or `"single-letter"`
 * @throws RangeError if there is none of that name
 * @example
 * ```ts
 * import { findConfiguration } from "@alphabet-lstm/models";
 *
 * findConfiguration("3").name; // → "time-steps"
 * ```
 */
export function findConfiguration(name: string): ModelConfiguration {
  const found = configurations.find(
    (configuration) =>
      configuration.name === name ||
      configuration.id === name ||
      configuration.id === `model-${name}`,
  );
  if (found) return found;
  const known = configurations.map(
    ({ id, name: long }) => `${id.slice("model-".length)} (${long})`,
  );
  throw new RangeError(
    `Cannot find the model ${JSON.stringify(name)}: it must be one of ${known.join(", ")}`,
  );
}
