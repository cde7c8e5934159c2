import { configurations, featureWindow, singleLetter, timeSteps } from "@alphabet-lstm/models";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { runToOutcomes, smallSweep } from "../../test/outcomes.ts";
import { canonicalJson } from "../canonical-json.ts";
import { createExperiment } from "../experiment.ts";
import { runExperiment } from "../run-experiment.ts";
import type { FinishedRun, RunOutcome } from "../run-outcome.ts";
import type { RunRecord } from "../run-record.ts";
import { createSweep, sweepOf } from "../sweep.ts";
import { parseRecords, parseReport, parseReportSource, stringifyReport } from "./parse-report.ts";
import { createReport, type Report } from "./report.ts";

const versions = { experiments: "1" };
let outcomes: RunOutcome[];
let report: Report;
let text: string;

beforeAll(async () => {
  outcomes = await runToOutcomes(smallSweep);
  report = createReport({ setups: smallSweep.setups, outcomes, versions, plannedRunCount: 8 });
  text = stringifyReport(report);
});

describe("createReport()", () => {
  it("counts what its runs have", () => {
    for (const { id, accuracyPercent, histogram, lossNats, misses, sampleCount } of report.setups) {
      const own = outcomes.filter((run): run is FinishedRun => run.setup === id);
      const counts = own.map(({ correctCount }) => correctCount);
      const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
      expect(accuracyPercent.mean).toBeCloseTo((100 * mean) / sampleCount, 10);
      expect(accuracyPercent.count).toBe(4);
      expect(lossNats?.minimum).toBe(Math.min(...own.map(({ loss }) => loss)));
      counts.forEach((count) => expect(histogram[count]).toBeGreaterThan(0));
      const missed = misses.reduce((sum, { missedCount }) => sum + missedCount, 0);
      expect(missed).toBe(4 * sampleCount - 4 * mean);
    }
  });

  it("holds setups against each other seed by seed, and on the letters that both are asked for", () => {
    const [pair] = report.pairs;
    const [one, three] = smallSweep.setups.map((_, place) =>
      outcomes.filter((run): run is FinishedRun => run.setup === report.setups[place]!.id),
    );
    const differences = three!.map(
      (run, seed) => (100 * run.correctCount) / 23 - (100 * one![seed]!.correctCount) / 25,
    );
    expect(report.pairs).toHaveLength(1);
    expect(pair).toMatchObject({ first: report.setups[1]!.id, second: report.setups[0]!.id });
    expect(pair?.accuracyPoints.wins).toBe(differences.filter((points) => points > 0).length);
    expect(pair?.accuracyPoints.meanDifference).toBeCloseTo(
      differences.reduce((sum, points) => sum + points, 0) / 4,
      10,
    );
    // Model 1 is asked for B and C too.
    const late = one!.map(
      ({ predicted }) =>
        predicted.filter(
          (symbol, place) => place >= 2 && symbol === "BCDEFGHIJKLMNOPQRSTUVWXYZ"[place],
        ).length,
    );
    const common = three!.map((run, seed) => (100 * (run.correctCount - late[seed]!)) / 23);
    expect(pair?.onCommonLetters?.count).toBe(23);
    expect(pair?.onCommonLetters?.accuracyPoints.meanDifference).toBeCloseTo(
      common.reduce((sum, points) => sum + points, 0) / 4,
      10,
    );
  });

  it("is the same to the byte whatever the order of its runs", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(outcomes, { minLength: outcomes.length }), (shuffled) => {
        const again = createReport({
          setups: smallSweep.setups,
          outcomes: shuffled,
          versions,
          plannedRunCount: 8,
        });
        expect(stringifyReport(again)).toBe(text);
      }),
      { numRuns: 10 },
    );
  });

  it("says where others' runs stand for the tutorial's own setups, and for no other", async () => {
    const sweep = createSweep({ configurations: [timeSteps], seeds: [7] });
    const own = createReport({
      setups: sweep.setups,
      outcomes: await runToOutcomes(sweep),
      versions,
      plannedRunCount: 1,
    });
    // Seed 7 gets all letters: 100 % equals it, 95.65 % is below.
    expect(own.setups[0]!.publicRuns.map(({ percentile }) => percentile)).toEqual([
      50, 50, 50, 50, 0, 0,
    ]);
    expect(own.setups[0]!.perfectAtLeastPercent).toBeCloseTo(5, 10);
    expect(report.setups.map(({ publicRuns }) => publicRuns)).toEqual([[], []]);
  });

  it("counts a diverged run as no letter right", async () => {
    const sweep = createSweep({
      configurations: [singleLetter],
      settings: { epochs: 2, learningRate: 1e38 },
      seeds: [0, 1],
    });
    const made = createReport({
      setups: sweep.setups,
      outcomes: await runToOutcomes(sweep),
      versions,
      plannedRunCount: 2,
    });
    expect(made.setups[0]).toMatchObject({
      divergedCount: 2,
      accuracyPercent: { mean: 0, count: 2 },
      lossNats: null,
      curve: null,
      misses: [],
    });
    expect(parseReport(stringifyReport(made))).toEqual(made);
  });

  it("holds more than six setups against the tutorial's of the same model, or the first", async () => {
    const changed = createSweep({
      configurations,
      grid: { units: [2, 3] },
      settings: { epochs: 1 },
      seeds: [0],
    });
    const usual = createSweep({ configurations: [featureWindow], seeds: [0] });
    const sweep = sweepOf([...changed.setups, ...usual.setups], [0]);
    const made = createReport({
      setups: sweep.setups,
      outcomes: await runToOutcomes(sweep),
      versions,
      plannedRunCount: 7,
    });
    const [first, , two] = made.setups;
    const tutorials = made.setups.at(-1)!.id;
    expect(made.pairs.find((pair) => pair.first === two!.id)?.second).toBe(tutorials);
    expect(made.pairs.filter(({ second }) => second === first!.id)).toHaveLength(3);
    expect(made.pairs).toHaveLength(5);
  });

  it("throws RangeError for a run of none of its setups", () => {
    const [setup] = smallSweep.setups;
    expect(() =>
      createReport({ setups: [setup!], outcomes, versions, plannedRunCount: 8 }),
    ).toThrow(/^Cannot make a report: run [0-9a-f]{16}-0 is of none of its setups$/);
  });

  it("throws RangeError without a run", () => {
    const nothing = { setups: smallSweep.setups, outcomes: [], versions, plannedRunCount: 8 };
    expect(() => createReport(nothing)).toThrow(RangeError);
  });
});

describe("parseReport()", () => {
  it("reads what stringifyReport() writes", () => {
    expect(parseReport(text)).toEqual(report);
    expect(stringifyReport(parseReport(text))).toBe(text);
  });

  it("notices every digit that is changed outside the runs", () => {
    const end = text.indexOf('"runs": [');
    const digits = [...text.slice(0, end).matchAll(/\d/g)].map(({ index }) => index);
    const own = fc.constantFrom(...digits);
    fc.assert(
      fc.property(own, fc.integer({ min: 0, max: 9 }), (place, digit) => {
        fc.pre(text[place] !== `${digit}`);
        const changed = `${text.slice(0, place)}${digit}${text.slice(place + 1)}`;
        fc.pre(matters(changed));
        expect(() => parseReport(changed)).toThrow(/^Cannot [^\n]+$/);
      }),
      { numRuns: 150 },
    );
  });

  it("gives every value that is changed in a run as what it was changed to, or refuses it", () => {
    const start = text.indexOf('"runs": [');
    const places = [...text.slice(start).matchAll(/[0-9a-f](?=[^ ]*[,\]}])/g)].map(
      ({ index }) => start + index,
    );
    const answers = new Set<string>();
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.nat({ max: 9 }), (place, digit) => {
        const changed = `${text.slice(0, place)}${digit}${text.slice(place + 1)}`;
        fc.pre(matters(changed));
        const said = answer(changed);
        expect(said).toMatch(/^another report$|^(Syntax|Range)Error Cannot [^\n]+$/);
        answers.add(said.split(" ", 1)[0]!);
      }),
      { numRuns: 200 },
    );
    // A digest can only be judged by repeating its run.
    expect(answers).toEqual(new Set(["another", "SyntaxError"]));
  });

  it("answers every cut and every odd character with one sentence", () => {
    fc.assert(
      fc.property(fc.nat({ max: text.length - 1 }), fc.string({ maxLength: 3 }), (place, odd) => {
        const put = text.slice(0, place) + odd + text.slice(place);
        for (const changed of [text.slice(0, place), put]) {
          const said = complaint(() => parseReport(changed)) ?? "RangeError Cannot be told from it";
          expect(said).toMatch(/^(Syntax|Range|Type)Error Cannot [^\n]+$/);
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ["", "it is not whole, or no JSON"],
    ["[]", "schemaVersion is missing"],
    ["null", "it should be Object, received null"],
    [
      '{"schemaVersion":3}',
      "a newer version of alphabet-lstm wrote it (schema 3; this one reads up to 2)",
    ],
    ['{"schemaVersion":0}', "schemaVersion should be >=1, received 0"],
    ['{"schemaVersion":"2"}', 'schemaVersion should be number, received "2"'],
    [
      '{"schemaVersion":2,"versions":{},"plannedRunCount":1,"setups":[],"runs":[]}',
      "runs should be >=1",
    ],
    ['{"schemaVersion":1,"records":[{"schemaVersion":1}]}', "records.0.experiment is missing"],
    ["[".repeat(100_000), "it is not whole, or no JSON"],
  ])("throws SyntaxError for %j", (given, message) => {
    expect(() => parseReport(given)).toThrow(SyntaxError);
    expect(() => parseReport(given)).toThrow(message);
  });

  it("refuses numbers that are none", () => {
    const [start, end] = [text.indexOf('"loss":') + 7, text.indexOf(',"correctCount"')];
    for (const number of ["NaN", "1e999", "null", '"1"']) {
      const changed = text.slice(0, start) + number + text.slice(end);
      expect(() => parseReport(changed)).toThrow(SyntaxError);
    }
  });

  it.each([
    ['"seed":3,', '"seed":1e300,', "runs.3.seed should be safe integer, received 1e+300"],
    ['"plannedRunCount": 8', '"plannedRunCount": 7', "it has 8 runs, and 7 were planned"],
    ['"pairs":', '"__proto__": {}, "pairs":', "it was altered: __proto__ should be nothing"],
    ['"pairs":', '"constructor": {}, "pairs":', "it was altered: constructor should be nothing"],
    ['"pairs":', '"a\\n\\u001bb": 1, "pairs":', "it was altered: a\uFFFD\uFFFDb should be nothing"],
    ['"cell": "lstm"', '"cell": "\\n\\u001b"', 'received "\uFFFD\uFFFD"'],
  ])("throws SyntaxError where %s is replaced by %s", (there, other, message) => {
    expect(text).toContain(there);
    expect(() => parseReport(text.replace(there, other))).toThrow(SyntaxError);
    expect(() => parseReport(text.replace(there, other))).toThrow(message);
  });

  it.each([
    ['"pairs":', (deep: string) => `"extra": ${deep}, "pairs":`],
    ['"pairs": [', (deep: string) => `"pairs": [${deep}, `],
    ['"probabilities":[', (deep: string) => `"probabilities":[${deep},`],
  ])("answers a value of 100,000 levels in %s with one sentence", (place, put) => {
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    expect(complaint(() => parseReport(text.replace(place, put(deep))))).toMatch(
      /^SyntaxError Cannot read the report: .{1,300}$/,
    );
  });

  it("takes no prototype from a file", () => {
    const polluted = text.replace("{", '{"__proto__":{"polluted":true},');
    expect(() => parseReport(polluted)).toThrow(SyntaxError);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

/** What parseReport() makes of a text. */
function answer(changed: string): string {
  let found: Report | undefined;
  const said = complaint(() => (found = parseReport(changed)));
  return said ?? (canonicalJson(found) === canonicalJson(report) ? "the report" : "another report");
}

/** Prepares to read a file of schema version 1. */
function readingOf(records: readonly unknown[]): () => Report {
  return () => parseReport(JSON.stringify({ schemaVersion: 1, records }));
}

/** Whether a change is one of a value; the versions and the planned count are taken at their word. */
function matters(changed: string): boolean {
  let value: Report;
  try {
    value = JSON.parse(changed) as Report;
  } catch {
    return true;
  }
  const said = { versions: report.versions, plannedRunCount: report.plannedRunCount };
  return canonicalJson({ ...value, ...said }) !== canonicalJson(report);
}

/** The name and message of what a function throws, if it does. */
function complaint(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    return `${(error as Error).name} ${(error as Error).message}`;
  }
}

describe("a file of schema version 1", () => {
  it("is read as a report of its records", async () => {
    const records = [];
    for (const configuration of [singleLetter, timeSteps]) {
      const experiment = createExperiment(configuration, { epochs: 3, units: 4, seed: 2 });
      for await (const event of runExperiment(experiment)) {
        if (event.type === "end") records.push(event.record);
      }
    }
    const compared = JSON.stringify({ schemaVersion: 1, backend: "wasm", records, times: {} });
    const trained = JSON.stringify({ schemaVersion: 1, record: records[0] });
    expect(parseReport(compared).runs).toEqual(outcomes.filter(({ seed }) => seed === 2));
    expect(parseReport(trained).runs).toEqual(
      outcomes.filter(({ seed }) => seed === 2).slice(0, 1),
    );
    expect(parseRecords(compared)).toEqual(records);
    expect(parseRecords(text)).toBeUndefined();
    expect(parseReportSource(compared).plannedRunCount).toBe(2);
    const again = stringifyReport(parseReport(compared));
    expect(parseReport(again)).toEqual(parseReport(compared));
  });

  it("is refused where a run is there twice, or is not whole", async () => {
    const experiment = createExperiment(singleLetter, { epochs: 3, units: 4 });
    const records: RunRecord[] = [];
    for await (const event of runExperiment(experiment)) {
      if (event.type === "end") records.push(event.record);
    }
    const record = records[0]!;
    const { history, evaluation } = record;
    expect(readingOf([record])().runs).toHaveLength(1);
    expect(readingOf([record, record])).toThrow(/it has run [0-9a-f]{16}-7 twice/);
    expect(readingOf([{ ...record, history: { ...history, loss: [] } }])).toThrow(
      "was altered: its parts do not fit each other",
    );
    expect(readingOf([{ ...record, history: { ...history, accuracy: [1, 101, 1] } }])).toThrow(
      "records.0.history.accuracy.1 should be <=100, received 101",
    );
    expect(readingOf([{ ...record, evaluation: { ...evaluation, correctCount: 24 } }])).toThrow(
      "answers are right, not 24",
    );
    expect(readingOf([{ ...record, weightsSha256: "none" }])).toThrow("weightsSha256 should be");
    expect(readingOf([{ ...record, trainer: "\n" }])).toThrow(
      'records.0.trainer should be ("fused" | "layers"), received "\uFFFD"',
    );
    expect(readingOf([])).toThrow("Cannot read the report: it has no record");
  });
});
