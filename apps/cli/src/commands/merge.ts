import { mkdir, stat } from "node:fs/promises";
import { join } from "node:path";

import { joinJournals, journalLine, type NamedJournal } from "@alphabet-lstm/experiments";
import { JOURNAL_FILE, readJournal } from "@alphabet-lstm/experiments/node";
import { Command } from "commander";

import { fromInput, InputError, withFile } from "../errors.ts";
import { addOutputOptions, type OutputOptions } from "../options.ts";
import { openOutput, writeWhole } from "../output.ts";
import { reportJournal } from "../run-journal.ts";
import { saveReport } from "../save-report.ts";

/** `merge`: joins the shards of a sweep. */
export function mergeCommand(): Command {
  const command = new Command("merge")
    .description("join the shards of a sweep, or sweeps that differ in their seeds alone")
    .argument("<folders...>", "of sweeps that have ended")
    .requiredOption("--out <folder>", "where the joined journal and its report go");
  addOutputOptions(command).addHelpText(
    "after",
    `
Examples:
  $ alphabet-lstm merge shard-1 shard-2 shard-3 shard-4 --out my-sweep
`,
  );
  return command.action(async (folders: string[], options: OutputOptions & { out: string }) => {
    const { out } = options;
    const output = await openOutput(options);
    const journals: NamedJournal[] = [];
    for (const name of folders) {
      journals.push({ name, journal: await withFile("read", name, async () => readJournal(name)) });
    }
    const joined = await fromInput(() => joinJournals(journals));
    const path = join(out, JOURNAL_FILE);
    if (await stat(path).catch(() => undefined)) {
      throw new InputError(
        `Cannot merge into ${out}: it has a journal already; name another folder`,
      );
    }
    const text = [joined.header, ...joined.outcomes].map(journalLine).join("");
    await withFile("write in", out, async () => {
      await mkdir(out, { recursive: true });
      await writeWhole(path, text);
    });
    const report = reportJournal(joined);
    output.print(`  ${report.runs.length} runs joined; kept in ${await saveReport(out, report)}`);
    await output.finish(() => report);
  });
}
