import { setupDifferences } from "../setup.ts";
import type { Messages } from "./messages.ts";
import type { SetupReport } from "./report.ts";

/** What a report calls its setups. */
export interface SetupNames {
  /** By the setup's id: its model, and what tells it from the others. */
  readonly names: ReadonlyMap<string, string>;
  /** In which all of them differ from the tutorial's. */
  readonly shared: readonly string[];
}

/** Names setups so that what they have in common need not be said each time. */
export function nameSetups(setups: readonly SetupReport[], messages: Messages): SetupNames {
  const differences = setups.map(({ setup }) => setupDifferences(setup, messages.term));
  const [first = []] = differences;
  const shared =
    setups.length === 1
      ? []
      : first.filter((part) => differences.every((each) => each.includes(part)));
  const names = setups.map(({ id, setup }, place): [string, string] => {
    const own = differences[place]!.filter((part) => !shared.includes(part));
    return [id, [messages.model(setup.model), ...own].join(", ")];
  });
  const counts = new Map<string, number>();
  for (const [, name] of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  // Two long alphabets can look alike.
  const distinct = names.map(([id, name]): [string, string] => [
    id,
    counts.get(name)! > 1 ? `${name} (${id})` : name,
  ]);
  return { names: new Map(distinct), shared };
}
