import { configurations } from "@alphabet-lstm/models";

import { type Control, controls } from "../controls.ts";
import { createExperiment } from "../experiment.ts";
import { type Grid, type GridKey, gridKeys } from "../grid.ts";
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
  const chosen = configurations.filter(({ id }) => models.has(id));
  const alphabet = described[0]!.alphabet;
  if (chosen.length < models.size || !alphabet.every(isPlainWord)) return undefined;
  const grid = variedSettings(described);
  const points = grid.reduce((product, [, values]) => product * values.length, chosen.length);
  if (points !== setups.length) return undefined;
  const sweep = createSweep({
    configurations: chosen,
    settings: { alphabet },
    grid: Object.fromEntries(grid) as Grid,
    seeds: [0],
  });
  if (!isSame(sweep.setups.map(setupId), setups)) return undefined;
  const isUsual = alphabet.join() === createExperiment(configurations[0]!).alphabet.join();
  return [
    "sweep",
    `--models ${chosen.map(({ id }) => id.replace("model-", "")).join(",")}`,
    ...(isUsual ? [] : [`--alphabet "${alphabet.join(" ")}"`]),
    ...(grid.length === 0 ? [] : ["--grid"]),
    ...grid.map(([key, values]) => `${spelledAsOption(key)}=${values.join(",")}`),
  ].join(" ");
}

/** The settings that are not everywhere the tutorial's, with the values that there are. */
function variedSettings(setups: readonly Setup[]): [GridKey, (string | number | boolean)[]][] {
  const usual = settingsOf(createExperiment(configurations[0]!));
  return gridKeys.flatMap((key): ReturnType<typeof variedSettings> => {
    const values = [...new Set(setups.flatMap((setup) => settingsOf(setup)[key] ?? []))];
    return values.every((value) => value === usual[key]) ? [] : [[key, values]];
  });
}

function settingsOf({
  adam,
  units,
  epochs,
  batchSize,
  encoding,
  cell,
  recurrentActivation,
  shuffle = true,
}: Setup): Partial<Record<GridKey, string | number | boolean>> {
  const { learningRate } = adam;
  return { units, epochs, batchSize, learningRate, encoding, cell, recurrentActivation, shuffle };
}

/** The controls whose setups are the report's, if there are some; those that follow from the others need no name. */
function controlsCommand({ setups, controls: reported }: Report): string | undefined {
  const chosen = controls.filter(({ id }) => reported.some((control) => control.id === id));
  if (!isSame(setupIds(chosen), setups)) return undefined;
  if (chosen.length === controls.length) return "controls";
  const needed = chosen.reduce((kept, control) => {
    const rest = kept.filter((other) => other !== control);
    return isSame(setupIds(rest), setups) ? rest : kept;
  }, chosen);
  return ["controls", ...needed.map(({ id }) => id)].join(" ");
}

function setupIds(chosen: readonly Control[]): string[] {
  const pairs = chosen.flatMap((control) => control.pairs);
  return pairs.flatMap(({ changed, against }) => [setupId(changed), setupId(against)]);
}

function isSame(ids: readonly string[], setups: Report["setups"]): boolean {
  const expected = new Set(ids);
  return expected.size === setups.length && setups.every(({ id }) => expected.has(id));
}

/** Whether a shell takes it for a word and nothing else: a report can come from anybody. */
function isPlainWord(symbol: string): boolean {
  return /^[\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}\p{Join_Control}]+$/u.test(
    symbol,
  );
}

/** "learningRate" as "learning-rate". */
function spelledAsOption(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
