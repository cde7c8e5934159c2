import { readFileSync } from "node:fs";

import { Command } from "commander";

import { stderrColors } from "./colors.ts";
import { compareCommand } from "./commands/compare.ts";
import { controlsCommand } from "./commands/controls.ts";
import { dataCommand } from "./commands/data.ts";
import { evaluateCommand } from "./commands/evaluate.ts";
import { exportCommand } from "./commands/export.ts";
import { gradientsCommand } from "./commands/gradients.ts";
import { inspectCommand } from "./commands/inspect.ts";
import { mergeCommand } from "./commands/merge.ts";
import { predictCommand } from "./commands/predict.ts";
import { reportCommand } from "./commands/report.ts";
import { summaryCommand } from "./commands/summary.ts";
import { sweepCommand } from "./commands/sweep.ts";
import { trainCommand } from "./commands/train.ts";
import { verifyCommand } from "./commands/verify.ts";
import { viewCommand } from "./commands/view.ts";
import { explain } from "./errors.ts";

/**
 * Runs the command line.
 *
 * @param argv - the words after the program's name
 * @returns the exit code: 0, 1 for a failure, 2 for bad usage or input, 130 for Ctrl-C
 */
export async function main(argv: readonly string[]): Promise<number> {
  const interruption = new AbortController();
  const interrupt = (): void => {
    // A second Ctrl-C does not wait for the batch under way, nor does the first where nothing could be lost.
    if (interruption.signal.aborted || !interruptible.has(argv[0] ?? "")) process.exit(130);
    interruption.abort();
  };
  process.on("SIGINT", interrupt).on("SIGTERM", interrupt);
  // A reader that has seen enough (`| head`) is no failure, and no reason to leave the work half done.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
  try {
    await createProgram(interruption.signal).parseAsync(argv, { from: "user" });
    return 0;
  } catch (error) {
    const { line, exitCode } = explain(error);
    if (line !== undefined) process.stderr.write(`${stderrColors.red("error:")} ${line}\n`);
    if (process.env["ALPHABET_LSTM_DEBUG"]) console.error(error);
    return exitCode;
  } finally {
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
  }
}

/** Commands that end by themselves once they are told to. */
const interruptible: ReadonlySet<string> = new Set([
  "compare",
  "controls",
  "export",
  "inspect",
  "sweep",
  "train",
  "verify",
  "view",
]);

function createProgram(signal: AbortSignal): Command {
  const program = new Command("alphabet-lstm")
    .description(
      "Can an LSTM learn the alphabet, and what does the shape of its input have to do with it?",
    )
    .version(readVersion(), "-V, --version", "show the version")
    .helpOption("-h, --help", "show this help")
    .helpCommand(false)
    .showSuggestionAfterError()
    .showHelpAfterError("(--help shows what there is)")
    .addHelpText(
      "after",
      `
Examples:
  $ alphabet-lstm compare                 train the three models and compare them
  $ alphabet-lstm train 3 --save my-model
  $ alphabet-lstm predict my-model KLM --top 3
  $ alphabet-lstm data feature-window
`,
    );
  const commands = [
    compareCommand(signal),
    trainCommand(signal),
    evaluateCommand(),
    predictCommand(),
    summaryCommand(),
    dataCommand(),
    inspectCommand(signal),
    gradientsCommand(),
    exportCommand(signal),
    sweepCommand(signal),
    controlsCommand(signal),
    mergeCommand(),
    reportCommand(),
    verifyCommand(signal),
    viewCommand(signal),
  ];
  for (const command of commands) program.addCommand(command.copyInheritedSettings(program));
  for (const command of [program, ...commands]) command.exitOverride();
  return program;
}

function readVersion(): string {
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
