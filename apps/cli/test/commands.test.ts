import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { runCli } from "./run-cli.ts";

async function output(...args: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await runCli(args);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  return stdout;
}

describe("alphabet-lstm", () => {
  it("--version prints the version of the package", async () => {
    const manifest = await readFile(new URL("../package.json", import.meta.url), "utf8");
    const { version } = JSON.parse(manifest) as { version: string };
    expect(await output("--version")).toBe(`${version}\n`);
  });

  it.each(["compare", "train", "evaluate", "predict", "summary", "data"])(
    "%s --help shows examples and the options for output",
    async (command) => {
      const help = await output(command, "--help");
      expect(help).toContain(`$ alphabet-lstm ${command} `.trimEnd());
      expect(help).toContain("--json <file>");
      expect(help).toContain("--quiet");
      expect(help.endsWith("\n")).toBe(true);
    },
  );

  it("summary prints Keras' table with the tutorial's counts", async () => {
    expect(await output("summary", "feature-window")).toContain(
      "lstm (LSTM)                  (None, 32)                4608\n",
    );
  });

  it("data prints dictionaries, windows, shapes, the array and the targets", async () => {
    const text = await output("data", "time-steps", "--alphabet", "ㄅㄆㄇㄈㄉ");
    for (const part of [
      "ㄅ→0  ㄆ→1",
      "0→ㄅ  1→ㄆ",
      "  ㄅㄆㄇ -> ㄈ\n",
      "X (2, 3, 1)",
      "y (2, 5)",
      "[[0], [0.2], [0.4]]",
      "ㄉ  0 0 0 0 1",
    ]) {
      expect(text).toContain(part);
    }
  });

  it("--json - prints one JSON value and nothing else", async () => {
    const value = JSON.parse(await output("data", "1", "--json", "-")) as { inputShape: number[] };
    expect(value.inputShape).toEqual([25, 1, 1]);
  });

  it("NO_COLOR and a pipe keep escape codes out of the output", async () => {
    const forced = await runCli(["data", "1"], { env: { FORCE_COLOR: "1" } });
    expect(forced.stdout).toContain("\u001B[1m");
    const plain = await runCli(["data", "1"], { env: { FORCE_COLOR: "", NO_COLOR: "1" } });
    expect(plain.stdout).not.toContain("\u001B");
  });
});

describe("compare", () => {
  it("adds a model of the framing that --time-steps and --features name", async () => {
    const { stdout, exitCode } = await runCli([
      "compare",
      "1",
      "--time-steps",
      "2",
      "--features",
      "2",
      "--epochs",
      "1",
    ]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("2x2  custom framing");
    expect(stdout).toContain("X (22, 2, 2)");
    expect(stdout).toMatch(/model-1 +single-letter +1 × 1 +5,210 .*88\.00 %  22 of 25\n/);
    expect(stdout).toMatch(/2x2 +2 × 2 +5,338 .* –\n/);
  });

  it("says how far tfjs-layers is from the fused trainer", async () => {
    const { stdout } = await runCli(["compare", "1", "--epochs", "1"]);
    expect(stdout).toMatch(
      / {2}Referee: after the same 25 steps, tfjs-layers and the fused trainer agree on every weight to \de-[78]\.\n$/,
    );
  });

  it("--trainer layers trains on tfjs itself, and --cell simple-rnn another layer", async () => {
    const { stdout, exitCode } = await runCli([
      "compare",
      "3",
      "--epochs",
      "1",
      "--trainer",
      "layers",
      "--cell",
      "simple-rnn",
    ]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("simple_rnn (SimpleRNN)       (None, 32)                1088\n");
    expect(stdout).not.toContain("Referee");
  });

  it("--verbose logs every epoch as Keras does", async () => {
    const { stdout } = await runCli(["compare", "2", "--epochs", "2", "--verbose"]);
    expect(stdout).toMatch(/Epoch 2\/2\n - \ds - loss: \d\.\d{4} - acc: 0\.\d{4}\n/);
  });

  it("--quiet prints nothing", async () => {
    const finished = await runCli(["compare", "--epochs", "1", "--quiet"]);
    expect(finished).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  });
});

describe("a saved model", () => {
  let model: string;

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), "alphabet-lstm-cli-"));
    model = join(folder, "model");
    await runCli([
      "train",
      "3",
      "--epochs",
      "2",
      "--alphabet",
      "do re mi fa so la ti",
      "--save",
      model,
      "--quiet",
    ]);
    return async () => rm(folder, { recursive: true });
  });

  it("evaluate asks it for every symbol", async () => {
    const text = await output("evaluate", model);
    expect(text).toMatch(/Model Accuracy: \d+\.\d\d %  \d of 4 · loss \d\.\d{4}\n/);
    expect(text).toContain("do re mi -> ");
    expect(text).toContain("expected ");
  });

  it("evaluate answers the same on both backends", async () => {
    const text = await output("evaluate", model, "--backend", "cpu");
    expect(await output("evaluate", model, "--backend", "wasm")).toBe(text);
  });

  it("predict ranks the answers to any window, the most probable first", async () => {
    const text = await output("predict", model, "ti la so", "--top", "7");
    const lines = text.trimEnd().split("\n");
    expect(lines).toHaveLength(7);
    const shares = lines.map((line) => Number(/ ([\d.]+) %$/.exec(line)![1]));
    expect(shares.toSorted((a, b) => b - a)).toEqual(shares);
    expect(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 100)).toBeLessThan(0.5);
  });

  it.each([
    [["predict", "ABC"], 'Cannot encode "ABC": it is not in the alphabet do, re, mi'],
    [["predict", "do re"], "Cannot predict: the model reads 3 symbols, as do re mi; received 2"],
    [["predict", "do re mi", "--top", "8"], "--top must be an integer in 1..7, received 8"],
    [
      ["evaluate", "--alphabet", "αβγδ"],
      "its alphabet is do re mi fa so la ti, not αβγδ; leave the option out",
    ],
    [["evaluate", "--time-steps", "1"], "its time steps is 3, not 1"],
  ])("refuses %j", async ([command, ...rest], message) => {
    const { exitCode, stdout, stderr } = await runCli([command!, model, ...rest]);
    expect(stderr).toContain(message);
    expect([exitCode, stdout]).toEqual([2, ""]);
  });
});
