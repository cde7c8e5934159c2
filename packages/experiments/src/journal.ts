import * as v from "valibot";

import { outcomeCheck } from "./check-outcome.ts";
import { setupSchema } from "./experiment-schema.ts";
import { checkExperiment } from "./experiment.ts";
import { parseJson } from "./parse-json.ts";
import { outcomeSchema, type RunOutcome } from "./run-outcome.ts";
import {
  runId,
  type Shard,
  shardRuns,
  type Sweep,
  type SweepRun,
  sweepOf,
  sweepRuns,
} from "./sweep.ts";

/** The first line of a journal: what is being run, by what, where. */
export interface JournalHeader {
  readonly schemaVersion: 1;
  readonly sweep: Sweep;
  /** The share of the sweep that this journal is for; all of it if left out. */
  readonly shard?: Shard;
  /** Names and versions of what computes. */
  readonly versions: Readonly<Record<string, string>>;
  /** The machine, in words of the app. It does not matter: every machine gives the same bytes. */
  readonly platform: string;
  /** Of the repository that the app runs from, if any. */
  readonly commit?: string;
}

/** A journal as it stands in its file. */
export interface Journal {
  readonly header: JournalHeader;
  /** In the order of finishing, each run once. */
  readonly outcomes: readonly RunOutcome[];
  /** Whether the last line was cut off while it was written; it is left out. */
  readonly isTorn: boolean;
}

const ACTION = "read the journal";

const integer = v.pipe(v.number(), v.safeInteger());

const headerSchema = v.strictObject({
  schemaVersion: v.literal(1),
  sweep: v.strictObject({ setups: v.array(setupSchema), seeds: v.array(integer) }),
  shard: v.exactOptional(v.strictObject({ index: integer, count: integer })),
  versions: v.record(v.string(), v.string()),
  platform: v.string(),
  commit: v.exactOptional(v.string()),
});

/** One line of a journal. */
export function journalLine(value: JournalHeader | RunOutcome): string {
  return `${JSON.stringify(value)}\n`;
}

/**
 * Reads a journal: a header, then one finished run a line. A last line that was cut off while it was written, as by a
 * killed process or a full disk, is left out and told.
 *
 * @throws SyntaxError if the text is no journal, of a newer schema, or was altered
 * @throws RangeError or TypeError if its sweep does not fit itself
 * @example
 * ```ts
 * import { createSweep, journalLine, parseJournal } from "@alphabet-lstm/experiments";
 * import { timeSteps } from "@alphabet-lstm/models";
 *
 * const sweep = createSweep({ configurations: [timeSteps], seeds: [0, 1] });
 * const text = journalLine({ schemaVersion: 1, sweep, versions: {}, platform: "here" });
 * parseJournal(`${text}{"setup":"f0`).isTorn; // → true
 * ```
 */
export function parseJournal(text: string): Journal {
  const wholeLength = text.lastIndexOf("\n") + 1;
  if (wholeLength === 0) throw new SyntaxError(`Cannot ${ACTION}: it has no whole line`);
  const [first, ...lines] = text.slice(0, wholeLength - 1).split("\n");
  const header = parseHeader(first!);
  const planned = new Set(journalRuns(header).map(({ id }) => id));
  const check = outcomeCheck(ACTION, header.sweep.setups);
  const outcomes = new Map<string, RunOutcome>();
  lines.forEach((line, index) => {
    const outcome = parseJson(`${ACTION}, line ${index + 2}`, outcomeSchema, line);
    check(outcome);
    const id = runId(outcome.setup, outcome.seed);
    if (!planned.has(id))
      throw new SyntaxError(`Cannot ${ACTION}: run ${id} is not one of its sweep's`);
    if (outcomes.has(id)) throw new SyntaxError(`Cannot ${ACTION}: it has run ${id} twice`);
    outcomes.set(id, outcome);
  });
  return { header, outcomes: [...outcomes.values()], isTorn: wholeLength < text.length };
}

/** The runs that a journal is for. */
export function journalRuns({ sweep, shard }: JournalHeader): SweepRun[] {
  const runs = sweepRuns(sweep);
  return shard ? shardRuns(runs, shard) : runs;
}

/** The runs that a journal still lacks. */
export function missingRuns({
  header,
  outcomes,
}: Pick<Journal, "header" | "outcomes">): SweepRun[] {
  const finished = new Set(outcomes.map(({ setup, seed }) => runId(setup, seed)));
  return journalRuns(header).filter(({ id }) => !finished.has(id));
}

function parseHeader(line: string): JournalHeader {
  const { schemaVersion } = parseJson(ACTION, v.object({ schemaVersion: v.number() }), line);
  if (schemaVersion > 1) {
    throw new SyntaxError(
      `Cannot ${ACTION}: a newer version of alphabet-lstm wrote it (schema ${schemaVersion}; this one reads 1)`,
    );
  }
  const header = parseJson(ACTION, headerSchema, line);
  for (const setup of header.sweep.setups) checkExperiment({ ...setup, seed: 0 });
  const { setups, seeds } = sweepOf(header.sweep.setups, header.sweep.seeds);
  if (setups.length !== header.sweep.setups.length || seeds.length !== header.sweep.seeds.length) {
    throw new SyntaxError(`Cannot ${ACTION}: its sweep has a setup or a seed twice`);
  }
  return header;
}
