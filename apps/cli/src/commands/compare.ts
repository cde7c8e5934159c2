import {
  compareRecords,
  compareTrainers,
  type Experiment,
  experimentArchitecture,
  tutorialResult,
} from "@alphabet-lstm/experiments";
import {
  configurations,
  findConfiguration,
  parameterCounts,
  timeSteps as timeStepsModel,
} from "@alphabet-lstm/models";
import { Command } from "commander";

import { startBackend } from "../backend.ts";
import { accuracyText, framingText, introduction, outcome } from "../describe-run.ts";
import { InputError } from "../errors.ts";
import {
  addModelOptions,
  addOutputOptions,
  addTrainingOptions,
  fromOptions,
  type ModelOptions,
  type OutputOptions,
  toExperiment,
  type TrainingOptions,
} from "../options.ts";
import { columns, heading, openOutput } from "../output.ts";
import { type TrainedRun, trainers, trainExperiment } from "../train-experiment.ts";
import { wrapText } from "../wrap-text.ts";

/** As many steps as model 1 takes in an epoch. */
const REFEREE_STEPS = 25;

type CompareOptions = ModelOptions &
  TrainingOptions &
  OutputOptions & { readonly withRnn?: boolean };

/** `compare`: trains models and puts them side by side, with the tutorial's own numbers. */
export function compareCommand(signal: AbortSignal): Command {
  const command = new Command("compare")
    .description("train the three models and put them side by side")
    .argument("[models...]", "1, model-1 or single-letter, and so on (default: all three)");
  command.option("--with-rnn", "add a SimpleRNN that reads what model 3 reads");
  addOutputOptions(addTrainingOptions(addModelOptions(command))).addHelpText(
    "after",
    `
--time-steps and --features add a model of that framing to those compared.

Examples:
  $ alphabet-lstm compare
  $ alphabet-lstm compare 1 3 --seed 1 --epochs 1000
  $ alphabet-lstm compare --with-rnn
  $ alphabet-lstm compare --alphabet "ㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏ" --json comparison.json
  $ alphabet-lstm compare --time-steps 5 --features 1
`,
  );
  return command.action(async (names: string[], options: CompareOptions) => {
    const experiments = await fromOptions(command, () => chooseExperiments(names, options));
    const output = await openOutput(options);
    await startBackend(options.backend);
    const startedAt = new Date().toISOString();
    const runs: TrainedRun[] = [];
    for (const experiment of experiments) {
      output.print(...introduction(experiment));
      const run = await trainExperiment(experiment, {
        trainer: options.trainer,
        output,
        signal,
        verbose: options.verbose,
      });
      runs.push(run);
      output.print(...outcome(run));
    }
    output.print(...comparison(runs));
    if (options.trainer === "fused" && output.talks) {
      output.print("", await refereeLine(experiments));
    }
    await output.finish(() => ({
      schemaVersion: 1,
      backend: options.backend,
      records: runs.map(({ record }) => record),
      times: { startedAt, durationsMs: runs.map(({ durationMs }) => Math.round(durationMs)) },
    }));
  });
}

function chooseExperiments(names: readonly string[], options: CompareOptions): Experiment[] {
  const { timeSteps, features, ...common } = options;
  const chosen = names.length === 0 ? configurations : names.map(findConfiguration);
  const experiments = [...new Set(chosen)].map((each) => toExperiment(each, common));
  if (timeSteps !== undefined || features !== undefined) {
    const custom = { timeSteps: timeSteps ?? 1, features: features ?? 1 };
    const added = toExperiment(configurations[0]!, { ...common, ...custom });
    if (!experiments.some(({ model }) => model === added.model)) experiments.push(added);
  }
  if (options.withRnn) {
    if (options.cell === "simple-rnn") {
      throw new InputError(
        "Cannot add a SimpleRNN: with --cell simple-rnn all models are; leave out --with-rnn",
      );
    }
    const plain = toExperiment(timeStepsModel, { ...common, cell: "simple-rnn" });
    experiments.push({ ...plain, model: "simple-rnn" });
  }
  return experiments;
}

/** How far tfjs-layers is from the fused trainer after the same steps. */
async function refereeLine(experiments: readonly Experiment[]): Promise<string> {
  const differences: number[] = [];
  for (const experiment of experiments) {
    const pair = [trainers.fused, trainers.layers] as const;
    differences.push(await compareTrainers(experiment, pair, REFEREE_STEPS));
  }
  const largest = Math.max(...differences).toExponential(0);
  return `  Referee: after the same ${REFEREE_STEPS} steps, tfjs-layers and the fused trainer agree on every weight to ${largest}.`;
}

function comparison(runs: readonly TrainedRun[]): string[] {
  const rows = runs.map(({ record }) => {
    const { experiment, evaluation } = record;
    const name = configurations.find(({ id }) => id === experiment.model)?.name ?? "";
    const told = tutorialResult(experiment);
    return [
      experiment.model,
      name,
      framingText(experiment.framing),
      parameterCounts(experimentArchitecture(experiment)).total.toLocaleString("en-US"),
      accuracyText(evaluation),
      told ? accuracyText(told) : "–",
    ];
  });
  const titles = ["model", "", "framing", "parameters", "accuracy", "tutorial"];
  return [
    heading("Side by side"),
    columns([titles, ...rows], ["left", "left", "left", "right", "right", "right"]),
    "",
    wrapText(compareRecords(runs.map(({ record }) => record)), 78, "  "),
  ];
}
