import {
  CONTROL_SEEDS,
  controls,
  findControl,
  parseSeeds,
  type Sweep,
  sweepOf,
} from "@alphabet-lstm/experiments";
import { messagesIn } from "@alphabet-lstm/experiments/report";
import { Command } from "commander";

import { fromInput } from "../errors.ts";
import { addOutputOptions, type OutputOptions, parseNumber } from "../options.ts";
import { openOutput } from "../output.ts";
import { runJournal } from "../run-journal.ts";
import { showSweep } from "../save-report.ts";

type ControlsOptions = OutputOptions & {
  readonly seeds: string;
  readonly workers?: number;
  readonly out: string;
};

/** `controls`: puts the tutorial's explanation, and its source's further experiments, to the test. */
export function controlsCommand(signal: AbortSignal): Command {
  const command = new Command("controls")
    .description("put the tutorial's explanations to the test")
    .argument("[names...]", "which (default: all)")
    .option("--out <folder>", "where the journal and the report go", "controls")
    .option("--seeds <list>", "as 0..19 or 1,2,7", CONTROL_SEEDS)
    .option("--workers <n>", "threads (default: one a core)", parseNumber);
  addOutputOptions(command).addHelpText(
    "after",
    `
Every finished run is kept in the folder: started again, the same command goes on where it was stopped.

The controls:
${controlLines()}

Examples:
  $ alphabet-lstm controls
  $ alphabet-lstm controls one-hot more-epochs --seeds 0..99 --out my-controls
`,
  );
  return command.action(async (names: string[], options: ControlsOptions) => {
    const sweep = await fromInput(() => chooseControls(names, options.seeds));
    const output = await openOutput(options);
    const { out: folder, workers } = options;
    const finished = await runJournal({ sweep, workers, folder, output, signal });
    await showSweep(finished, folder, output);
  });
}

/** Every setup that the controls name, once. */
function chooseControls(names: readonly string[], seeds: string): Sweep {
  const chosen = names.length === 0 ? controls : names.map(findControl);
  const pairs = chosen.flatMap((control) => control.pairs);
  const setups = [...pairs.map(({ against }) => against), ...pairs.map(({ changed }) => changed)];
  return sweepOf(setups, parseSeeds(seeds));
}

function controlLines(): string {
  const titles = messagesIn("en").controls;
  const width = Math.max(...controls.map(({ id }) => id.length));
  return controls.map(({ id }) => `  ${id.padEnd(width)}  ${titles[id].title}`).join("\n");
}
