import {
  createSweep,
  type Grid,
  gridKeys,
  parseSeeds,
  type Shard,
  type Sweep,
} from "@alphabet-lstm/experiments";
import { configurations, findConfiguration } from "@alphabet-lstm/models";
import { Command, InvalidArgumentError } from "commander";

import {
  addLearningOptions,
  addModelOptions,
  addOutputOptions,
  fromOptions,
  type LearningOptions,
  type ModelOptions,
  type OutputOptions,
  parseNumber,
  toSettings,
} from "../options.ts";
import { openOutput } from "../output.ts";
import { runJournal } from "../run-journal.ts";
import { showSweep } from "../save-report.ts";

type SweepOptions = ModelOptions &
  LearningOptions &
  OutputOptions & {
    readonly models?: string;
    readonly seeds: string;
    readonly grid: readonly string[];
    readonly workers?: number;
    readonly shard?: Shard;
    readonly out: string;
  };

/** `sweep`: trains models with many seeds, and says what is luck. */
export function sweepCommand(signal: AbortSignal): Command {
  const command = new Command("sweep")
    .description("train models with many seeds, and tell luck from learning")
    .requiredOption("--out <folder>", "where the journal and the report go")
    .option("--models <list>", "as 1,3 (default: all three)")
    .option("--seeds <list>", "as 0..199 or 1,2,7", "0..199")
    .option("--grid <key=values...>", "vary settings, as units=16,32 learning-rate=0.001,0.01", [])
    .option("--workers <n>", "threads (default: one a core)", parseNumber)
    .option("--shard <i/n>", "run the i-th of n shares; merge them later", parseShard);
  addOutputOptions(addLearningOptions(addModelOptions(command))).addHelpText(
    "after",
    `
Every finished run is kept in the folder: started again, the same command goes on where it was stopped.

Examples:
  $ alphabet-lstm sweep --seeds 0..199 --out my-sweep
  $ alphabet-lstm sweep --models 3 --grid units=8,16,32 epochs=100,500 --seeds 0..49 --out my-grid
  $ alphabet-lstm sweep --shard 1/4 --out shard-1
`,
  );
  return command.action(async (options: SweepOptions) => {
    const sweep = await fromOptions(command, () => chooseSweep(options));
    const output = await openOutput(options);
    const { out, shard, workers } = options;
    const finished = await runJournal({
      sweep,
      shard,
      workers,
      folder: out,
      output,
      signal,
    });
    if (finished.outcomes.length === sweep.setups.length * sweep.seeds.length) {
      await showSweep(finished, out, output);
    } else {
      output.print(
        `  shard ${shard?.index}/${shard?.count} is done; when all are, join their folders with alphabet-lstm merge`,
      );
      await output.finish(() => ({ schemaVersion: 1, shard, runCount: finished.outcomes.length }));
    }
  });
}

function chooseSweep({ models, seeds, grid: texts, ...options }: SweepOptions): Sweep {
  const settings = toSettings(options);
  const grid = parseGrid(texts);
  for (const key of gridKeys) {
    if (grid[key] !== undefined && settings[key] !== undefined) {
      throw new SyntaxError(`Cannot make the sweep: ${key} is in the grid and an option as well`);
    }
  }
  const chosen = models?.split(",").map((name) => findConfiguration(name.trim()));
  return createSweep({
    configurations: chosen ?? configurations,
    settings,
    grid,
    seeds: parseSeeds(seeds),
  });
}

/** Reads "units=16,32"; whether there is such a setting is for the packages to say. */
function parseGrid(texts: readonly string[]): Grid {
  const entries = texts.map((text): [string, unknown[]] => {
    const [key, values] = splitOnce(text, "=");
    if (values === undefined) {
      throw new SyntaxError(
        `Cannot read the grid: write it like units=16,32, received ${JSON.stringify(text.slice(0, 40))}`,
      );
    }
    const name = key.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    return [name, values.split(",").map(parseValue)];
  });
  const repeated = entries.find(
    ([key], place) => entries.findIndex(([other]) => other === key) < place,
  );
  if (repeated) throw new SyntaxError(`Cannot read the grid: ${repeated[0]} is there twice`);
  return Object.fromEntries(entries);
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const place = text.indexOf(separator);
  return place < 0 ? [text, undefined] : [text.slice(0, place), text.slice(place + 1)];
}

function parseValue(text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === "true" || trimmed === "false") return trimmed === "true";
  return trimmed === "" || Number.isNaN(Number(trimmed)) ? trimmed : Number(trimmed);
}

function parseShard(text: string): Shard {
  const found = /^(\d+)\/(\d+)$/.exec(text);
  if (!found) throw new InvalidArgumentError("Write it like 1/4.");
  return { index: Number(found[1]), count: Number(found[2]) };
}
