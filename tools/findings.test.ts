import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { expect, it, onTestFinished } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const run = promisify(execFile);

interface Comparison {
  readonly meanDifference: number;
  readonly interval: { readonly low: number; readonly high: number };
  readonly wins: number;
  readonly ties: number;
  readonly losses: number;
}

interface Report {
  readonly setups: readonly {
    readonly label: string;
    readonly accuracyPercent: { readonly mean: number; readonly minimum: number };
    readonly histogram: readonly number[];
    readonly publicRuns: readonly { readonly percentile: number }[];
  }[];
  readonly pairs: readonly {
    readonly accuracyPoints: Comparison;
    readonly onCommonLetters: { readonly accuracyPoints: Comparison } | null;
  }[];
}

/** Runs the command as a reader of the README does, and reads the report that it leaves. */
async function reportOf(...args: string[]): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), "alphabet-lstm-findings-"));
  onTestFinished(async () => rm(folder, { recursive: true }));
  const command = [
    join(root, "apps/cli/bin/alphabet-lstm.js"),
    ...args,
    "--out",
    folder,
    "--quiet",
  ];
  await run(process.execPath, command);
  return JSON.parse(await readFile(join(folder, "report.json"), "utf8")) as Report;
}

it("the READMEs' lines on 200 seeds are what the sweep says", async () => {
  const { setups, pairs } = await reportOf("sweep", "--seeds", "0..199");
  const [one, two, three] = setups.map(({ accuracyPercent }) => accuracyPercent.mean.toFixed(1));
  const [twoOne, threeOne, threeTwo] = pairs.map(({ accuracyPoints }) => accuracyPoints);
  const common = pairs[0]!.onCommonLetters!.accuracyPoints;
  const low = common.interval.low.toFixed(1).replace("-", "−");
  const percentiles = setups.map(({ publicRuns }) => publicRuns[0]!.percentile.toFixed(0));
  const perfect = setups[2]!.histogram.at(-1)!;
  const difference = twoOne!.meanDifference.toFixed(1);
  expect(Number(three)).toBeGreaterThan(99);
  expect([threeOne!.wins, threeTwo!.wins]).toEqual([197, 197]);
  const english = await readFile(join(root, "README.md"), "utf8");
  const lines = english.replaceAll(/\s+/g, " ");
  expect(lines).toContain(
    `By ${difference} points on average (${two} against ${one} %), with ${twoOne!.wins} of 200 seeds and not with ${twoOne!.losses}.`,
  );
  expect(lines).toContain(
    `nothing is left of it: ${common.meanDifference.toFixed(1)} points, 95 % interval ${low} to ${common.interval.high.toFixed(1)}.`,
  );
  expect(lines).toContain(
    `with 197 of 200 seeds against either; it gets every letter with ${perfect}.`,
  );
  expect(lines).toContain(
    `its 88 % for model 1 is percentile ${percentiles[0]}, its 82.61 % for model 2 percentile ${percentiles[1]} of these runs`,
  );
  const chinese = await readFile(join(root, "README.zh-TW.md"), "utf8");
  expect(chinese).toContain(
    `平均高 ${difference} 個百分點（${two} 對 ${one} %），200 個種子中 ${twoOne!.wins} 個較好、${twoOne!.losses} 個較差`,
  );
  expect(chinese).toContain(
    `${common.meanDifference.toFixed(1)} 個百分點，95 % 區間 ${low} 至 ${common.interval.high.toFixed(1)}`,
  );
  expect(chinese).toContain(`197 個種子中較好；${perfect} 個種子全對`);
  expect(chinese).toContain(
    `第 ${percentiles[0]} 百分位，模型 2 的 82.61 % 位於第 ${percentiles[1]} 百分位`,
  );
}, 600_000);

it("what the READMEs say of one-hot letters, more epochs and a Dense layer holds for every seed tried", async () => {
  const names = ["one-hot", "more-epochs", "dense-window"];
  const { setups } = await reportOf("controls", ...names, "--seeds", "0..2");
  const least = new Map(
    setups.map(({ label, accuracyPercent }) => [label, accuracyPercent.minimum]),
  );
  for (const label of [
    "model-1, one hot",
    "model-2, epochs 3000",
    "model-2, simple rnn, one hot",
  ]) {
    expect([label, least.get(label)]).toEqual([label, 100]);
  }
}, 60_000);
