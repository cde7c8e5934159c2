import { configurations, timeSteps } from "@alphabet-lstm/models";
import { expect, it } from "vitest";

import { controls } from "../controls.ts";
import { createExperiment } from "../experiment.ts";
import type { RunOutcome } from "../run-outcome.ts";
import { type Setup, setupId } from "../setup.ts";
import { createSweep } from "../sweep.ts";
import { createReport } from "./report.ts";
import { reproductionCommands } from "./reproduction-commands.ts";

const verify = "alphabet-lstm verify my/report.json";

/** The commands of a report in which every setup has run, and diverged: what came out does not matter here. */
function commands(setups: readonly Setup[], seeds = [0, 1, 2]): string[] {
  const outcomes = setups.flatMap((setup) =>
    seeds.map((seed): RunOutcome => ({
      setup: setupId(setup),
      seed,
      status: "diverged",
      epoch: 1,
    })),
  );
  return reproductionCommands(
    createReport({ setups, outcomes, versions: {}, plannedRunCount: outcomes.length }),
    "my/report.json",
  );
}

it.each([
  [{ configurations }, "sweep --models 1,2,3"],
  [{ configurations: [timeSteps], settings: { epochs: 3 } }, "sweep --models 3 --grid epochs=3"],
  [
    { configurations, grid: { encoding: ["one-hot", "normalized"], learningRate: [0.01, 0.001] } },
    "sweep --models 1,2,3 --grid learning-rate=0.01,0.001 encoding=one-hot,normalized",
  ],
  [
    { configurations: [timeSteps], grid: { timeSteps: [2, 5], features: [1] } },
    "sweep --models 1 --grid time-steps=2,5",
  ],
  [
    { configurations: [timeSteps], settings: { alphabet: "😀 🇹🇼 👩‍🔬 कि é" } },
    'sweep --models 3 --alphabet "😀 🇹🇼 👩‍🔬 कि é"',
  ],
  [
    { configurations, settings: { alphabet: "do re mi fa so", shuffle: false } },
    'sweep --models 1,2,3 --alphabet "do re mi fa so" --grid shuffle=false',
  ],
] as const)("reproductionCommands() finds the sweep %j", (options, expected) => {
  const { setups } = createSweep({ ...options, seeds: [0] });
  expect(commands(setups)).toEqual([verify, `alphabet-lstm ${expected} --seeds 0..2 --out again`]);
});

it("reproductionCommands() finds controls", () => {
  const [oneHot] = controls;
  const some = oneHot!.pairs.flatMap(({ changed, against }) => [against, changed]);
  // That is a sweep as well, but not in so few words.
  expect(commands(some)[1]).toBe("alphabet-lstm controls one-hot --seeds 0..2 --out again");
  const all = new Map(
    controls.flatMap(({ pairs }) =>
      pairs
        .flatMap(({ changed, against }) => [changed, against])
        .map((each) => [setupId(each), each]),
    ),
  );
  expect(commands([...all.values()])[1]).toBe("alphabet-lstm controls --seeds 0..2 --out again");
  const stateful = controls.find(({ id }) => id === "stateful")!.pairs;
  expect(commands([stateful[0]!.against, stateful[0]!.changed, stateful[1]!.changed])[1]).toBe(
    "alphabet-lstm controls stateful --seeds 0..2 --out again",
  );
});

it("reproductionCommands() offers nothing that gives other runs, or does more than run them", () => {
  const { setups } = createSweep({ configurations, grid: { units: [4, 8] }, seeds: [0] });
  expect(commands(setups.slice(1))).toEqual([verify]);
  expect(commands([createExperiment(timeSteps, { adam: { beta1: 0.5 } })])).toEqual([verify]);
  const long = Array.from({ length: 1000 }, (_, place) => `s${place}`);
  expect(commands([createExperiment(timeSteps, { alphabet: long })])).toEqual([verify]);
  for (const symbol of ["$(id)", '"', "`", ";x", "\\", "-x"]) {
    const alphabet = ["A", "B", "C", "D", symbol];
    expect(commands([createExperiment(timeSteps, { alphabet })])).toEqual([verify]);
  }
});
