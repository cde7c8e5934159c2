import { configurations, type ModelConfiguration } from "@alphabet-lstm/models";

import { type Control, controls } from "../controls.ts";
import { createExperiment } from "../experiment.ts";
import { type GridKey, gridKeys } from "../grid.ts";
import { type Setup, setupId } from "../setup.ts";
import { createSweep } from "../sweep.ts";
import type { Report } from "./report.ts";

/**
 * The commands that give a report's runs again: a check of its file, and the sweep or the controls that have its runs, if
 * there are any, whichever is shorter.
 */
export function reproductionCommands(report: Report, file: string): string[] {
  const verify = `alphabet-lstm verify ${file}`;
  const [again] = [sweepCommand(report), controlsCommand(report)]
    .filter((command) => command !== undefined)
    .toSorted((a, b) => a.length - b.length);
  const [seeds, ...otherSeeds] = new Set(report.setups.map((setup) => setup.seeds));
  if (again === undefined || otherSeeds.length > 0) return [verify];
  return [verify, `alphabet-lstm ${again} --seeds ${seeds} --out again`];
}

/** The sweep whose setups are the report's, if there is one. */
function sweepCommand({ setups }: Report): string | undefined {
  const described = setups.map(({ setup }) => setup);
  const models = new Set(described.map(({ model }) => model));
  const known = configurations.filter(({ id }) => models.has(id));
  // A framing that is none of the tutorial's can be asked of any of its models.
  const choices = known.length === models.size ? [known] : configurations.map((each) => [each]);
  for (const chosen of choices) {
    const grid = variedSettings(described, chosen);
    if (isSweep(described, chosen, grid)) return sweepWords(described, chosen, grid);
  }
  return undefined;
}

/** The settings that are not everywhere the tutorial's, with the values that there are. */
type VariedSettings = readonly (readonly [GridKey, readonly (string | number | boolean)[]])[];

function variedSettings(
  setups: readonly Setup[],
  [first, ...others]: readonly ModelConfiguration[],
): VariedSettings {
  const usual = settingsOf(createExperiment(first!));
  // Several models have framings of their own.
  const keys = gridKeys.filter((key) => others.length === 0 || !framingKeys.has(key));
  return keys.flatMap((key) => {
    const values = [...new Set(setups.map((setup) => settingsOf(setup)[key]))];
    return values.every((value) => value === usual[key]) ? [] : [[key, values] as const];
  });
}

const framingKeys: ReadonlySet<GridKey> = new Set(["timeSteps", "features"]);

function settingsOf(setup: Setup): Readonly<Record<GridKey, string | number | boolean>> {
  const { framing, adam, units, epochs, batchSize, encoding, cell, recurrentActivation } = setup;
  return {
    units,
    epochs,
    batchSize,
    learningRate: adam.learningRate,
    timeSteps: framing.timeSteps,
    features: framing.features,
    encoding,
    cell,
    recurrentActivation,
    shuffle: setup.shuffle ?? true,
  };
}

/** Whether every point of the grid is there, once for each model, and nothing else. */
function isSweep(
  setups: readonly Setup[],
  chosen: readonly ModelConfiguration[],
  grid: VariedSettings,
): boolean {
  const points = new Set(
    setups.map((setup) => JSON.stringify([setup.model, Object.values(settingsOf(setup))])),
  );
  const size = grid.reduce((product, [, values]) => product * values.length, chosen.length);
  const { alphabet } = setups[0]!;
  if (points.size !== size || size !== setups.length || !isTypable(alphabet)) return false;
  const sweep = createSweep({
    configurations: chosen,
    settings: { alphabet },
    grid: Object.fromEntries(grid),
    seeds: [0],
  });
  return isSame(sweep.setups.map(setupId), setups.map(setupId));
}

function sweepWords(
  [first]: readonly Setup[],
  chosen: readonly ModelConfiguration[],
  grid: VariedSettings,
): string {
  const { alphabet } = first!;
  const isUsual = alphabet.join() === createExperiment(configurations[0]!).alphabet.join();
  return [
    "sweep",
    `--models ${chosen.map(({ id }) => id.replace("model-", "")).join(",")}`,
    ...(isUsual ? [] : [`--alphabet "${alphabet.join(" ")}"`]),
    ...(grid.length === 0 ? [] : ["--grid"]),
    ...grid.map(([key, values]) => `${spelledAsOption(key)}=${values.join(",")}`),
  ].join(" ");
}

/** The controls whose setups are the report's, if there are some; those that follow from the others need no name. */
function controlsCommand({ setups, controls: reported }: Report): string | undefined {
  const chosen = controls.filter(({ id }) => reported.some((control) => control.id === id));
  const ids = setups.map(({ id }) => id);
  if (!isSame(setupIds(chosen), ids)) return undefined;
  if (chosen.length === controls.length) return "controls";
  const needed = chosen.reduce((kept, control) => {
    const rest = kept.filter((other) => other !== control);
    return isSame(setupIds(rest), ids) ? rest : kept;
  }, chosen);
  return ["controls", ...needed.map(({ id }) => id)].join(" ");
}

function setupIds(chosen: readonly Control[]): string[] {
  const pairs = chosen.flatMap((control) => control.pairs);
  return pairs.flatMap(({ changed, against }) => [setupId(changed), setupId(against)]);
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  const expected = new Set(others);
  return new Set(some).size === expected.size && some.every((id) => expected.has(id));
}

/** More could not be read on a line. */
const MOST_CHARACTERS = 200;

/** Whether a shell takes the symbols for words and nothing else: a report can come from anybody. */
function isTypable(alphabet: readonly string[]): boolean {
  return alphabet.join(" ").length <= MOST_CHARACTERS && alphabet.every((each) => WORD.test(each));
}

const WORD = /^[\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}\p{Join_Control}]+$/u;

/** "learningRate" as "learning-rate". */
function spelledAsOption(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
