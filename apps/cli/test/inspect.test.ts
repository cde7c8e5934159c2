import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { createDataset } from "@alphabet-lstm/data";
import type { PlainModel } from "@alphabet-lstm/models/export";
import { expect, it } from "vitest";

import { runCli } from "./run-cli.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
const shown = [
  ...readme.matchAll(
    /```sh\nalphabet-lstm ([^\n]+)\n```\n\n(It says, among other things:\n\n)?```text\n([^]+?)\n```/g,
  ),
];

it("the README shows the output of every command that looks inside", () => {
  const names = shown.map(([, command]) => command!.split(" ")[0]);
  expect(new Set(names)).toEqual(new Set(["inspect", "gradients", "summary", "compare", "export"]));
});

it.each(shown.map(([, command, part, text]) => [command!, text!, part] as const))(
  "the README shows what `%s` prints",
  async (command, text, part) => {
    const cwd = await temporaryFolder();
    const { stdout, exitCode } = await runCli(command.split(" "), { cwd });
    const printed = stdout.replaceAll(/^\n+|\n+$/g, "");
    const start = part === undefined ? 0 : printed.indexOf(text);
    const end = part === undefined ? printed.length : start + text.length;
    expect({ exitCode, printed: printed.slice(start, end) }).toEqual({
      exitCode: 0,
      printed: text,
    });
  },
);

async function json(cwd: string, ...args: string[]): Promise<Record<string, unknown>> {
  const { stdout, stderr, exitCode } = await runCli([...args, "--json", "-"], { cwd });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  return JSON.parse(stdout) as Record<string, unknown>;
}

it("inspect says the same of a saved model as of one that it trains itself", async () => {
  const cwd = await temporaryFolder();
  await runCli(["train", "3", "--save", "kept", "--quiet"], { cwd });
  const [kept, trained] = [
    await json(cwd, "inspect", "kept", "KLM"),
    await json(cwd, "inspect", "3", "KLM"),
  ];
  expect({ ...kept, model: "" }).toEqual({ ...trained, model: "" });
  expect(trained["trace"]).toMatchObject({
    forgetGate: { shape: [3, 32] },
    preActivations: { shape: [3, 128] },
    logits: { shape: [26] },
  });
});

it("inspect --hold tells what becomes of all answers, and of no answer when nothing is changed", async () => {
  const cwd = await temporaryFolder();
  const held = await json(cwd, "inspect", "3", "KLM", "--hold", "forget=0", "--hold", "output=1");
  expect(held["change"]).toMatchObject({ correctBefore: 23, sampleCount: 23 });
  const { data } = (held["trace"] as { forgetGate: { data: number[] } }).forgetGate;
  expect(new Set(data)).toEqual(new Set([0]));
  expect(await json(cwd, "inspect", "3", "KLM")).not.toHaveProperty("change");
});

it("inspect --replace lets a unit do what another does", async () => {
  const cwd = await temporaryFolder();
  const { trace } = await json(cwd, "inspect", "3", "KLM", "--replace", "5=9", "--silence", "2");
  const { data } = (trace as { hiddenState: { data: number[] } }).hiddenState;
  for (const step of [0, 1, 2]) expect(data[step * 32 + 5]).toBe(data[step * 32 + 9]);
});

it("inspect has every training window beside any window", async () => {
  const cwd = await temporaryFolder();
  const result = await json(cwd, "inspect", "3", "ZYX");
  const windows = result["windows"] as { input: string[]; distance: number; entropyBits: number }[];
  expect(windows).toHaveLength(23);
  expect(windows.at(-1)).toMatchObject({ input: ["W", "X", "Y"], target: "Z", distance: 5 });
  expect(result["entropyBits"]).toBeGreaterThan(windows[0]!.entropyBits);
});

it("summary counts dead and moved weights array by array", async () => {
  const cwd = await temporaryFolder();
  const { deadWeightCount, weightCounts } = await json(cwd, "summary", "2");
  expect(deadWeightCount).toBe(4224);
  expect(weightCounts).toEqual(
    [
      ["kernel", 384, 96, 288],
      ["recurrentKernel", 4096, 4096, 0],
      ["bias", 128, 32, 96],
      ["denseKernel", 832, 0, 832],
      ["denseBias", 26, 0, 26],
    ].map(([name, weightCount, deadCount, movedCount]) => ({
      name,
      weightCount,
      deadCount,
      movedCount,
    })),
  );
});

it("gradients has a norm for each step of each network", async () => {
  const cwd = await temporaryFolder();
  const { cases } = await json(cwd, "gradients", "--steps", "200", "--cell", "lstm");
  expect(cases).toHaveLength(3);
  for (const each of cases as { hiddenNorms: number[]; cellNorms: number[] }[]) {
    expect([each.hiddenNorms.length, each.cellNorms.length]).toEqual([200, 200]);
  }
});

it("gradients follows what vanishes and what explodes through 200 steps", async () => {
  const cwd = await temporaryFolder();
  const args = ["gradients", "--cell", "rnn", "--steps", "200", "--recurrent-scale", "0.1,10"];
  const { stdout, stderr, exitCode } = await runCli(args, { cwd });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toMatch(/scale 0\.1 +\d\.\de-2\d\d /);
  expect(stdout).toMatch(/scale 10 +\d\.\de\+\d\d /);
});

it("export writes weights that are those of the model, and overwrites nothing", async () => {
  const cwd = await temporaryFolder();
  expect((await runCli(["export", "1", "--out", "out", "--epochs", "2"], { cwd })).exitCode).toBe(
    0,
  );
  const model = JSON.parse(await readFile(join(cwd, "out", "weights.json"), "utf8")) as PlainModel;
  expect(model.symbols).toEqual(
    createDataset({ framing: { timeSteps: 1, features: 1 } }).alphabet.symbols,
  );
  expect(model.weights.map(({ data }) => data.length)).toEqual([128, 4096, 128, 832, 26]);
  expect(await readFile(join(cwd, "out", "keras_model.py"), "utf8")).toContain("layers.LSTM(");
  const loaded = await json(cwd, "inspect", "out/tfjs", "A");
  const { trace } = await json(cwd, "inspect", "1", "A", "--epochs", "2");
  expect(loaded["trace"]).toEqual(trace);
  const again = await runCli(["export", "1", "--out", "out"], { cwd });
  expect([again.exitCode, again.stderr]).toEqual([
    2,
    "error: Cannot export to out: it is not empty; name another folder\n",
  ]);
});

it("compare --with-rnn trains a SimpleRNN beside the three LSTMs", async () => {
  const cwd = await temporaryFolder();
  const { records } = await json(cwd, "compare", "--with-rnn", "--epochs", "2");
  const models = (records as { experiment: { model: string; cell: string } }[]).map(
    ({ experiment }) => `${experiment.model} ${experiment.cell}`,
  );
  expect(models).toEqual(["model-1 lstm", "model-2 lstm", "model-3 lstm", "simple-rnn simple-rnn"]);
});

it.each<[string[], string]>([
  [["inspect", "3", "KL"], "Cannot inspect: the model reads 3 symbols, as ABC; received 2"],
  [["inspect", "3", "KLé"], '"é"'],
  [
    ["inspect", "kept", "KLM", "--units", "8"],
    "Cannot use the model in kept: its units is 32, not 8",
  ],
  [
    ["inspect", "kept", "KLM", "--epochs", "5", "--seed", "3"],
    "Cannot take --epochs and --seed with the folder kept: its model is trained",
  ],
  [["inspect", "kept", "K"], "the model reads 3 symbols, as ABC; received 1"],
  [["inspect", "3", "KLM", "--unit", "0", "--windows"], "Cannot show both --unit and --windows"],
  [
    ["inspect", "3", "KLM", "--replace", "5"],
    'Cannot replace "5": write it like 5=9, with units by their numbers, from 0',
  ],
  [
    ["inspect", "3", "KLM", "--replace", "0=32"],
    "the unit in its place must be an integer in 0..31, received 32",
  ],
  [
    ["inspect", "nowhere", "KLM"],
    "Cannot find the model nowhere: there is no such folder, and the tutorial's are 1 (single-letter)",
  ],
  [["inspect", "3", "KLM", "--unit", "32"], "Cannot show unit 32: the model has units 0..31"],
  [["inspect", "3", "KLM", "--unit", "x"], "argument 'x' is invalid"],
  [["inspect", "3", "KLM", "--hold", "forgit=0"], 'Cannot hold "forgit=0": write it like forget=0'],
  [["inspect", "3", "KLM", "--hold", "forget"], 'Cannot hold "forget": write it like forget=0'],
  [
    ["inspect", "3", "KLM", "--hold", "forget=2"],
    "the forget gate's value must be a number of at least 0 and at most 1, received 2",
  ],
  [
    ["inspect", "3", "KLM", "--silence", "99"],
    "a replaced unit must be an integer in 0..31, received 99",
  ],
  [
    ["inspect", "3", "KLM", "--silence", "many"],
    'Cannot silence "many": name a unit by its number, from 0',
  ],
  [
    ["inspect", "3", "KLM", "--cell", "simple-rnn", "--zero-cell"],
    "a simple-rnn has no gates and no cell to hold",
  ],
  [["gradients", "--steps", "201"], "timeSteps must be an integer in 1..200, received 201"],
  [["gradients", "--recurrent-scale", "1,a"], "Write numbers like 0.5,1,1.5."],
  [
    ["gradients", "--forget-bias", "99"],
    "forgetBias must be a number of at least -10 and at most 10, received 99",
  ],
  [["gradients", "--cell", "gru"], "Allowed choices are rnn, lstm"],
  [
    ["gradients", "--cell", "rnn", "--norm", "cell"],
    "a SimpleRNN has no cell state; choose --norm hidden or input",
  ],
  [["export", "3", "--out", "file"], "Cannot write in file: a part of the path is a file"],
  [["inspect", "damaged", "KLM"], "model.json is not a tfjs model"],
])("bad input is answered with one line and exit code 2: %j", async (args, message) => {
  const cwd = await temporaryFolder();
  if (args.includes("kept"))
    await runCli(["train", "3", "--save", "kept", "--epochs", "1"], { cwd });
  await writeFile(join(cwd, "file"), "");
  await mkdir(join(cwd, "damaged"));
  await writeFile(join(cwd, "damaged", "model.json"), "{");
  const { exitCode, stdout, stderr } = await runCli(args, { cwd });
  expect(stderr).toContain(message);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect([exitCode, stdout]).toEqual([2, ""]);
});
