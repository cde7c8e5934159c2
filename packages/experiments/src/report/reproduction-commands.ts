import { configurations } from "@alphabet-lstm/models";

import { createExperiment } from "../experiment.ts";
import { setupId } from "../setup.ts";
import type { Report } from "./report.ts";

/** The commands that give a report's runs again: a check of the file always, a sweep where it is one of the tutorial's models. */
export function reproductionCommands({ setups }: Report): string[] {
  const verify = "alphabet-lstm verify report.json";
  const models = new Map(
    configurations.map((configuration) => [
      setupId(createExperiment(configuration)),
      configuration.id,
    ]),
  );
  const names = setups.map(({ id }) => models.get(id)?.replace("model-", ""));
  const seeds = new Set(setups.map((setup) => setup.seeds));
  if (names.includes(undefined) || seeds.size !== 1) return [verify];
  return [
    verify,
    `alphabet-lstm sweep --models ${names.join(",")} --seeds ${[...seeds][0]} --out sweep`,
  ];
}
