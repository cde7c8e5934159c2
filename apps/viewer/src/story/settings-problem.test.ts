import { createExperiment } from "@alphabet-lstm/experiments";
import { timeSteps } from "@alphabet-lstm/models";
import { expect, it } from "vitest";

import { settingsProblem, type SettingsProblem } from "./settings-problem.ts";

/** What the page is told of an alphabet that fits no experiment. */
function problemOf(alphabet: string, steps: number): SettingsProblem {
  const framing = { timeSteps: steps, features: 1 };
  try {
    createExperiment(timeSteps, { model: "own", framing, alphabet });
  } catch (error) {
    return settingsProblem((error as Error).message);
  }
  throw new Error("There is an experiment");
}

it.each<[string, number, SettingsProblem]>([
  ["ABCA", 3, { kind: "twice", symbol: "A" }],
  ["do re do", 3, { kind: "twice", symbol: "do" }],
  ["", 3, { kind: "short", least: "2", count: "0" }],
  ["ABC", 3, { kind: "short", least: "4", count: "3" }],
  ["ABC", 10, { kind: "short", least: "11", count: "3" }],
])("settingsProblem() takes apart why there is no model of %j", (alphabet, steps, problem) => {
  expect(problemOf(alphabet, steps)).toEqual(problem);
});

it("settingsProblem() keeps what it does not know", () => {
  expect(settingsProblem("Cannot go on")).toEqual({ kind: "other", detail: "Cannot go on" });
});
