import { canonicalJson } from "./canonical-json.ts";
import { type Journal, type JournalHeader, missingRuns } from "./journal.ts";
import type { RunOutcome } from "./run-outcome.ts";
import { formatSeeds } from "./seeds.ts";
import { runId, type SweepRun, sweepOf, sweepRuns } from "./sweep.ts";

/** A journal, and what to call it when something is wrong with it. */
export interface NamedJournal {
  readonly name: string;
  readonly journal: Pick<Journal, "header" | "outcomes">;
}

/**
 * Joins the journals of a sweep's shards, or of sweeps of the same setups with other seeds, into one of the whole.
 *
 * @param journals - at least one
 * @returns a header without a shard, and the outcomes in the order of the sweep: the same whatever computed them
 * @throws RangeError if they are of different setups or versions, overlap, or miss a run
 * @example
 * ```ts
 * import { createSweep, inlineExecutor, joinJournals, runSweep, shardRuns, sweepRuns } from "@alphabet-lstm/experiments";
 * import { singleLetter } from "@alphabet-lstm/models";
 *
 * const sweep = createSweep({ configurations: [singleLetter], seeds: [0, 1], settings: { epochs: 2 } });
 * const journals = [];
 * for (const index of [1, 2]) {
 *   const shard = { index, count: 2 };
 *   const outcomes = [];
 *   const experiments = shardRuns(sweepRuns(sweep), shard).map(({ experiment }) => experiment);
 *   for await (const outcome of runSweep(experiments, inlineExecutor)) outcomes.push(outcome);
 *   const header = { schemaVersion: 1, sweep, shard, versions: {}, platform: "here" };
 *   journals.push({ name: `shard ${index}`, journal: { header, outcomes } });
 * }
 * joinJournals(journals).outcomes.length; // → 2
 * ```
 */
export function joinJournals(
  journals: readonly NamedJournal[],
): Pick<Journal, "header" | "outcomes"> {
  const [first, ...others] = journals;
  if (!first) throw new RangeError("Cannot join journals: there is none");
  for (const other of others) checkSameKind(first, other);
  const owners = new Map<string, string>();
  const outcomes = new Map<string, RunOutcome>();
  for (const { name, journal } of journals) {
    for (const outcome of journal.outcomes) {
      const id = runId(outcome.setup, outcome.seed);
      const owner = owners.get(id);
      if (owner !== undefined) {
        throw new RangeError(
          `Cannot join journals: ${owner} and ${name} overlap: both have run ${id}`,
        );
      }
      owners.set(id, name);
      outcomes.set(id, outcome);
    }
  }
  const { shard: _, ...header } = first.journal.header;
  const joined: JournalHeader = {
    ...header,
    sweep: sweepOf(
      header.sweep.setups,
      journals.flatMap(({ journal }) => journal.header.sweep.seeds),
    ),
  };
  const missing = missingRuns({ header: joined, outcomes: [...outcomes.values()] });
  if (missing.length > 0) throw new RangeError(missingText(journals, missing));
  return { header: joined, outcomes: sweepRuns(joined.sweep).map(({ id }) => outcomes.get(id)!) };
}

function checkSameKind(first: NamedJournal, other: NamedJournal): void {
  const [a, b] = [first.journal.header, other.journal.header];
  if (canonicalJson(a.sweep.setups) !== canonicalJson(b.sweep.setups)) {
    throw new RangeError(
      `Cannot join journals: ${first.name} and ${other.name} are of different setups`,
    );
  }
  if (canonicalJson(a.versions) !== canonicalJson(b.versions)) {
    throw new RangeError(
      `Cannot join journals: different versions computed ${first.name} and ${other.name}`,
    );
  }
}

/** Says which shard lacks runs, or that a shard lacks altogether, or the seeds. */
function missingText(journals: readonly NamedJournal[], missing: readonly SweepRun[]): string {
  const unfinished = journals.find(({ journal }) => missingRuns(journal).length > 0);
  const what = `${missing.length} ${missing.length === 1 ? "run is" : "runs are"} missing`;
  if (unfinished) {
    return `Cannot join journals: ${what}: ${unfinished.name} has not ended; start its sweep again`;
  }
  const seeds = formatSeeds([...new Set(missing.map(({ experiment }) => experiment.seed))]);
  const count = journals[0]!.journal.header.shard?.count;
  const given = new Set(journals.map(({ journal }) => journal.header.shard?.index));
  const lacking = Array.from({ length: count ?? 0 }, (_, i) => i + 1).filter((i) => !given.has(i));
  return lacking.length > 0
    ? `Cannot join journals: ${what}: there is no shard ${lacking.map((i) => `${i}/${count}`).join(", ")}`
    : `Cannot join journals: ${what}, of the seeds ${seeds}`;
}
