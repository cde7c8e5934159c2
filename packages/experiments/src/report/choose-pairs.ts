import { configurations } from "@alphabet-lstm/models";

import { createExperiment } from "../experiment.ts";
import { type Setup, setupId } from "../setup.ts";

/** Up to so many setups every pair is of interest. */
const ALL_PAIRS = 6;

/**
 * Chooses which setups to hold against each other: each against all before it where they are few, else each against the
 * tutorial's of the same model if that is among them, or against the first.
 *
 * @returns pairs `[setup, the one that it is held against]`
 */
export function choosePairs<Group extends { readonly id: string; readonly setup: Setup }>(
  groups: readonly Group[],
): [Group, Group][] {
  if (groups.length <= ALL_PAIRS) {
    return groups.flatMap((group, place) =>
      groups.slice(0, place).map((earlier): [Group, Group] => [group, earlier]),
    );
  }
  const byId = new Map(groups.map((group) => [group.id, group]));
  return groups.flatMap((group): [Group, Group][] => {
    const against = byId.get(tutorialId(group.setup.model) ?? "") ?? groups[0]!;
    return against === group ? [] : [[group, against]];
  });
}

function tutorialId(model: string): string | undefined {
  const configuration = configurations.find(({ id }) => id === model);
  return configuration && setupId(createExperiment(configuration));
}
