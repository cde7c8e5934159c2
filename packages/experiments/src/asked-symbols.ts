import { experimentDataset } from "./experiment.ts";
import type { Setup } from "./setup.ts";

/**
 * Prepares to tell the right answer to each window of a run, in the dataset's order.
 *
 * @returns a function of the run's seed
 */
export function askedSymbols(setup: Setup): (seed: number) => readonly string[] {
  const ask = (seed: number): string[] => {
    const { alphabet, targets } = experimentDataset({ ...setup, seed });
    return Array.from(targets, (target) => alphabet.symbols[target]!);
  };
  // Only drawn windows differ from seed to seed.
  if (setup.variableLength) return ask;
  const asked = ask(0);
  return () => asked;
}
