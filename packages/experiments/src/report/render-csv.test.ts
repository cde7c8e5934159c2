import * as fc from "fast-check";
import { expect, it } from "vitest";

import { runToOutcomes, smallSweep } from "../../test/outcomes.ts";
import { sweepOf } from "../sweep.ts";
import { renderCsv } from "./render-csv.ts";
import { createReport } from "./report.ts";

const sweep = sweepOf(smallSweep.setups.slice(0, 1), [0]);
const outcomes = await runToOutcomes(sweep);
const report = createReport({ setups: sweep.setups, outcomes, versions: {}, plannedRunCount: 1 });

/** Reads comma-separated values letter by letter, as the grammar of RFC 4180, section 2, has them. */
function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let rest = text;
  while (rest !== "") {
    const cells: string[] = [];
    for (;;) {
      const found = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest);
      if (!found) throw new SyntaxError(`No cell begins at ${rest.slice(0, 20)}`);
      cells.push(found[1]?.replaceAll('""', '"') ?? found[2]!);
      rest = rest.slice(found[0].length);
      if (found[3] === "\r\n") break;
    }
    records.push(cells);
  }
  return records;
}

function withLabel(label: string): string[][] {
  return parseCsv(renderCsv({ ...report, setups: [{ ...report.setups[0]!, label }] }));
}

it("renderCsv() gives back any label to a reader of RFC 4180, and no formula", () => {
  const label = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc
      .array(fc.constantFrom('"', ",", "\r", "\n", "\t", "=", "+", "-", "@", "＝", "a", "'", " "), {
        maxLength: 6,
      })
      .map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(label, (given) => {
      const [titles, run, ...more] = withLabel(given);
      expect(more).toEqual([]);
      expect(run).toHaveLength(titles!.length);
      expect([given, `'${given}`]).toContain(run![0]);
      expect(run![0]).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
    }),
  );
});

it("renderCsv() gives back every number to the bit", () => {
  const [titles, run] = withLabel("model");
  const outcome = outcomes[0]!;
  if (outcome.status !== "finished") throw new Error("It diverged");
  const cells = Object.fromEntries(titles!.map((title, place) => [title, run![place]]));
  expect(Number(cells["loss_nats"])).toBe(outcome.loss);
  expect(Number(cells["accuracy_percent"])).toBe((100 * outcome.correctCount) / 25);
  expect(cells).toMatchObject({
    id: outcome.setup,
    seed: "0",
    status: "finished",
    correct: `${outcome.correctCount}`,
    asked: "25",
    weights_sha256: outcome.weightsSha256,
  });
});

it("renderCsv() leaves loss and weights of a diverged run empty", () => {
  const diverged = { setup: outcomes[0]!.setup, seed: 0, status: "diverged", epoch: 1 } as const;
  const [, run] = parseCsv(renderCsv({ ...report, runs: [diverged] }));
  expect(run!.slice(2)).toEqual(["0", "diverged", "0", "25", "0", "", ""]);
});
