import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { runToOutcomes, smallSweep } from "../test/outcomes.ts";
import { joinJournals, type NamedJournal } from "./join-journals.ts";
import { type JournalHeader, journalLine, missingRuns, parseJournal } from "./journal.ts";
import type { RunOutcome } from "./run-outcome.ts";
import { runId, shardRuns, sweepOf } from "./sweep.ts";

const header: JournalHeader = {
  schemaVersion: 1,
  sweep: smallSweep,
  versions: { experiments: "1.0.0" },
  platform: "here",
};
let outcomes: RunOutcome[];
let text: string;

beforeAll(async () => {
  outcomes = await runToOutcomes(smallSweep);
  text = [header, ...outcomes].map(journalLine).join("");
});

describe("parseJournal()", () => {
  it("reads what journalLine() writes", () => {
    expect(parseJournal(text)).toEqual({ header, outcomes, isTorn: false });
  });

  it("leaves out a last line that was cut off anywhere, and tells", () => {
    const lastLine = text.lastIndexOf("\n", text.length - 2) + 1;
    for (let length = lastLine; length < text.length; length++) {
      const torn = parseJournal(text.slice(0, length));
      expect(torn.isTorn).toBe(length > lastLine);
      expect(torn.outcomes).toEqual(outcomes.slice(0, -1));
      expect(missingRuns(torn)).toHaveLength(1);
    }
  });

  it("throws one sentence, if it throws, for every changed character of its first lines", () => {
    const start = text.split("\n").slice(0, 2).join("\n").length;
    fc.assert(
      fc.property(
        fc.nat({ max: start }),
        fc.constantFrom('"', "x", "{", "9", ""),
        (place, other) => {
          const changed = text.slice(0, place) + other + text.slice(place + 1);
          // What is still a journal is another run's result, for verify to find, or another header's words.
          const said = complaint(changed) ?? "SyntaxError Cannot be told from one";
          expect(said).toMatch(/^(Syntax|Range|Type)Error Cannot [^\n]+$/);
        },
      ),
    );
  });

  it.each<[string, (outcome: Record<string, unknown>) => void, string]>([
    [
      "a count that its answers do not have",
      (o) => (o["correctCount"] = 20),
      "answers are right, not 20",
    ],
    [
      "an answer outside the alphabet",
      (o) => ((o["predicted"] as string[])[0] = "<b>"),
      "not in the alphabet",
    ],
    ["too few answers", (o) => (o["predicted"] as string[]).pop(), "it should have 25 answers"],
    [
      "a probability above 1",
      (o) => ((o["probabilities"] as number[])[0] = 1.5),
      "line 2: probabilities.0 should be <=1, received 1.5",
    ],
    ["a negative loss", (o) => (o["loss"] = -1), "line 2: loss should be >=0, received -1"],
    [
      "a loss that no sum can hold",
      (o) => (o["loss"] = 1.7e308),
      "line 2: loss should be <=1e+100, received 1.7e+308",
    ],
    ["half a seed", (o) => (o["seed"] = 0.5), "line 2: seed should be safe integer, received 0.5"],
    [
      "more letters right than there are",
      (o) => (o["curve"] = { loss: [1, 1, 1], correctCount: [1, 26, 1] }),
      "its curve has more than 25 letters right",
    ],
    ["a name for a setup", (o) => (o["setup"] = "model-1"), "line 2: setup should be"],
    [
      "a short curve",
      (o) => (o["curve"] = { loss: [1], correctCount: [1] }),
      "should have 3 points",
    ],
    ["another setup", (o) => (o["setup"] = "0123456789abcdef"), "its setup is not in the file"],
    ["another seed", (o) => (o["seed"] = 99), "is not one of its sweep's"],
    [
      "a loss that is null",
      (o) => (o["loss"] = null),
      "line 2: loss should be number, received null",
    ],
    ["a word for a hash", (o) => (o["weightsSha256"] = "same"), "line 2: weightsSha256 should be"],
    ["a key too many", (o) => (o["extra"] = 1), "line 2: extra should be never"],
    ["no status", (o) => delete o["status"], "line 2: status is missing"],
  ])("throws SyntaxError for a run with %s", (_, change, message) => {
    expect(() => parseJournal(changedLine(change))).toThrow(SyntaxError);
    expect(() => parseJournal(changedLine(change))).toThrow(message);
  });

  it.each<[string, (outcome: Record<string, unknown>, text: string) => void]>([
    ["its setup", (o, hostile) => (o["setup"] = hostile)],
    ["its status", (o, hostile) => (o["status"] = hostile)],
    ["an answer", (o, hostile) => ((o["predicted"] as string[])[0] = hostile)],
    ["a hash", (o, hostile) => (o["weightsSha256"] = hostile)],
    ["a key", (o, hostile) => (o[hostile] = 1)],
    ["the place of a number", (o, hostile) => (o["loss"] = hostile)],
  ])("throws one short line, without control characters, for hostile text in %s", (_, change) => {
    const hostile = `\n\u001b]0;x\u0007\u009b2J\u202e\u2028${"x".repeat(10_000)}`;
    const said = complaint(changedLine((outcome) => change(outcome, hostile)));
    expect(said).toMatch(/^SyntaxError Cannot read the journal[^\p{Cc}\p{Cf}\u2028]{1,300}$/u);
  });

  it.each([
    ["", "it has no whole line"],
    ["{}", "it has no whole line"],
    ["{}\n", "schemaVersion is missing"],
    [
      '{"schemaVersion":2}\n',
      "a newer version of alphabet-lstm wrote it (schema 2; this one reads 1)",
    ],
    ["NaN\n", "it is not whole, or no JSON"],
    ["[[[[\n", "it is not whole, or no JSON"],
  ])("throws SyntaxError for %j", (given, message) => {
    expect(() => parseJournal(given)).toThrow(SyntaxError);
    expect(() => parseJournal(given)).toThrow(message);
  });

  it("throws SyntaxError for a run that is there twice", () => {
    expect(() => parseJournal(text + journalLine(outcomes[0]!))).toThrow(
      /it has run [0-9a-f]{16}-0 twice/,
    );
  });
});

describe("joinJournals()", () => {
  it("gives the whole from any split, in any order of finishing", () => {
    const shuffled = fc.shuffledSubarray(outcomes, { minLength: outcomes.length });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), shuffled, (count, finished) => {
        const journals = Array.from({ length: count }, (_, place) => {
          const shard = { index: place + 1, count };
          const own = new Set(
            shardRuns(outcomes, shard).map(({ setup, seed }) => runId(setup, seed)),
          );
          const kept = finished.filter(({ setup, seed }) => own.has(runId(setup, seed)));
          return { name: `${place}`, journal: { header: { ...header, shard }, outcomes: kept } };
        });
        expect(joinJournals(journals.toReversed())).toEqual({ header, outcomes });
      }),
      { numRuns: 30 },
    );
  });

  it("joins sweeps that differ in their seeds alone", () => {
    const joined = joinJournals([journal("b", [2, 3]), journal("a", [0, 1])]);
    expect(joined).toEqual({ header, outcomes });
  });

  it("refuses journals that overlap, are of different setups or versions, or miss runs", () => {
    const whole = journal("whole", [0, 1, 2, 3]);
    expect(() => joinJournals([])).toThrow("Cannot join journals: there is none");
    expect(() => joinJournals([whole, journal("part", [3])])).toThrow(
      /^Cannot join journals: whole and part overlap: both have run [0-9a-f]{16}-3$/,
    );
    const otherSetups = journal("other", [4], { sweep: sweepOf(smallSweep.setups.slice(1), [4]) });
    expect(() => joinJournals([whole, otherSetups])).toThrow(
      "whole and other are of different setups",
    );
    const older = journal("older", [4], { versions: { experiments: "0.9.0" } });
    expect(() => joinJournals([whole, older])).toThrow(
      "different versions computed whole and older",
    );
    const half = { name: "half", journal: { header, outcomes: outcomes.slice(0, 5) } };
    expect(() => joinJournals([half])).toThrow(
      "3 runs are missing: half has not ended; start its sweep again",
    );
    const shard = { index: 2, count: 3 };
    const second = { header: { ...header, shard }, outcomes: shardRuns(outcomes, shard) };
    expect(() => joinJournals([{ name: "second", journal: second }])).toThrow(
      "5 runs are missing: there is no shard 1/3, 3/3",
    );
  });
});

/** A journal of one run, in which something is changed. */
function changedLine(change: (outcome: Record<string, unknown>) => void): string {
  const outcome = structuredClone(outcomes[0]) as unknown as Record<string, unknown>;
  change(outcome);
  return journalLine(header) + JSON.stringify(outcome) + "\n";
}

/** The journal of some seeds. */
function journal(
  name: string,
  seeds: number[],
  changes: Partial<JournalHeader> = {},
): NamedJournal {
  const sweep = sweepOf(smallSweep.setups, seeds);
  const kept = outcomes.filter(({ seed }) => seeds.includes(seed));
  return { name, journal: { header: { ...header, sweep, ...changes }, outcomes: kept } };
}

/** The name and message of what parseJournal() throws, if it does. */
function complaint(given: string): string | undefined {
  try {
    parseJournal(given);
    return undefined;
  } catch (error) {
    return `${(error as Error).name} ${(error as Error).message}`;
  }
}
