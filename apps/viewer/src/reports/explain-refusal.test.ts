import { createExperiment, inlineExecutor, setupOf } from "@alphabet-lstm/experiments";
import { createReport, parseReport, stringifyReport } from "@alphabet-lstm/experiments/report";
import { featureWindow } from "@alphabet-lstm/models";
import { beforeAll, expect, it } from "vitest";

import { explainRefusal, type Refusal } from "./explain-refusal.ts";

let good: string;

beforeAll(async () => {
  const experiment = createExperiment(featureWindow, { epochs: 2 });
  const outcomes = [await inlineExecutor.run(experiment)];
  const setups = [setupOf(experiment)];
  good = stringifyReport(createReport({ setups, outcomes, versions: {}, plannedRunCount: 1 }));
});

/** What the page is told of a text that the reader of reports refuses. */
function refusalOf(text: string): Refusal {
  try {
    parseReport(text);
  } catch (error) {
    return explainRefusal((error as Error).message);
  }
  throw new Error("The reader took it");
}

it.each<[string, Refusal]>([
  ["", { kind: "broken" }],
  ["[]", { kind: "missing", path: "schemaVersion" }],
  ['{"schemaVersion": 99}', { kind: "newer", schema: "99", newest: "2" }],
  [
    '{"schemaVersion": 2, "versions": 3}',
    { kind: "different", path: "versions", want: "Object", got: "3" },
  ],
  ["3", { kind: "different", path: "it", want: "Object", got: "3" }],
  ['{"schemaVersion": 1, "records": []}', { kind: "other", detail: "it has no record" }],
])("explainRefusal() takes apart what the reader says of %j", (text, refusal) => {
  expect(refusalOf(text)).toEqual(refusal);
});

it("explainRefusal() takes apart what the reader says of a report that was altered", () => {
  const without = (key: string): string => {
    const { [key]: _, ...rest } = JSON.parse(good) as Record<string, unknown>;
    return JSON.stringify(rest);
  };
  const first = Object.keys(JSON.parse(good) as object).find(
    (key) => !["schemaVersion", "versions", "plannedRunCount", "setups", "runs"].includes(key),
  );
  expect(refusalOf(without("runs"))).toEqual({ kind: "missing", path: "runs" });
  expect(refusalOf(without(first!))).toEqual({ kind: "missing", path: first });
  const withMore = JSON.stringify({ ...(JSON.parse(good) as object), more: 1 });
  expect(refusalOf(withMore)).toEqual({ kind: "unexpected", path: "more" });
  const shorter = refusalOf(good.replace(/"predicted":\["."/, '"predicted":["*"'));
  expect(shorter).toMatchObject({ kind: "altered" });
  expect((shorter as { detail: string }).detail).toMatch(
    /^run \S+ was altered: an answer is not in the alphabet$/,
  );
  const untrainable = refusalOf(good.replace('"batchSize": 1', '"batchSize": 0'));
  expect(untrainable).toEqual({
    kind: "other",
    detail: "Cannot set up the experiment: batchSize must be an integer in 1..10000, received 0",
  });
});
