import { configurations } from "@alphabet-lstm/models";

import { controls } from "../controls.ts";
import { createExperiment } from "../experiment.ts";
import { type Grid, type GridKey, gridKeys } from "../grid.ts";
import { type Setup, setupId } from "../setup.ts";
import { createSweep } from "../sweep.ts";
import type { Report } from "./report.ts";

/** The commands that give a report's runs again: a check of the file always, a sweep or controls where one has its runs. */
export function reproductionCommands(report: Report, file: string): string[] {
  const verify = `alphabet-lstm verify ${file}`;
  const again = sweepCommand(report) ?? controlsCommand(report);
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

/** The controls whose setups are the report's, if there are some. */
function controlsCommand({ setups, controls: reported }: Report): string | undefined {
  const names = reported.map(({ id }) => id);
  const pairs = controls.filter(({ id }) => names.includes(id)).flatMap((each) => each.pairs);
  const ids = pairs.flatMap(({ changed, against }) => [setupId(changed), setupId(against)]);
  if (names.length === 0 || !isSame(ids, setups)) return undefined;
  return ["controls", ...(names.length === controls.length ? [] : names)].join(" ");
}

function isSame(ids: readonly string[], setups: Report["setups"]): boolean {
  const expected = new Set(ids);
  return expected.size === setups.length && setups.every(({ id }) => expected.has(id));
}

/** Whether a shell takes it for a word and nothing else: a report can come from anybody. */
function isPlainWord(symbol: string): boolean {
  return /^[\p{L}\p{N}]+$/u.test(symbol);
}

/** "learningRate" as "learning-rate". */
function spelledAsOption(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
