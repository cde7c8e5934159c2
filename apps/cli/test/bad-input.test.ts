import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { runCli } from "./run-cli.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const epochs = "Cannot set up the experiment: --epochs must be an integer in 1..1000000, received";
const learningRate =
  "Cannot set up Adam: --learning-rate must be a number above 0 and at most 3.4e+38, received";

describe("bad input is answered with one line and exit code 2", () => {
  it.each([
    [
      ["train", "4"],
      'Cannot find the model "4": it must be one of 1 (single-letter), 2 (feature-window), 3 (time-steps)',
    ],
    [["compare", "lstm"], 'Cannot find the model "lstm"'],
    [
      ["data", "1", "--alphabet", "ABCA"],
      'Cannot create an alphabet: symbols must be distinct, received "A" at positions 0 and 3',
    ],
    [["data", "1", "--alphabet", ""], "it must have 2..10000 symbols, received 0"],
    [
      ["data", "3", "--alphabet", "ABC"],
      "Cannot create a dataset: 3 time steps × 1 features need a sequence of at least 4 symbols, received 3",
    ],
    [["data", "1", "--time-steps", "26"], "need a sequence of at least 27 symbols, received 26"],
    [["train", "1", "--epochs", "0"], `${epochs} 0`],
    [["train", "1", "--epochs", "-5"], `${epochs} -5`],
    [["train", "1", "--epochs", "1.5"], `${epochs} 1.5`],
    [["train", "1", "--epochs", "1e99"], `${epochs} 1e+99`],
    [
      ["train", "1", "--batch-size", "0"],
      "--batch-size must be an integer in 1..10000, received 0",
    ],
    [["train", "1", "--units", "100000"], "units must be an integer in 1..1024, received 100000"],
    [["train", "1", "--units", "2.5"], "units must be an integer in 1..1024, received 2.5"],
    [["data", "1", "--features", "0"], "features must be an integer in 1..10000, received 0"],
    [
      ["data", "1", "--time-steps", "-1"],
      "--time-steps must be an integer in 1..10000, received -1",
    ],
    [["train", "1", "--learning-rate", "0"], `${learningRate} 0`],
    [["train", "1", "--learning-rate", "Infinity"], `${learningRate} Infinity`],
    [["train", "1", "--seed", "-1"], "seed must be an integer in 0..9007199254740991, received -1"],
    [["train", "1", "--seed", "9007199254740993"], "seed must be an integer"],
    [["inspect", "3", "KLM", "--batch-size", "0"], "--batch-size must be an integer in 1..10000"],
    [
      ["sweep", "--out", "new", "--units", "0"],
      "--units must be an integer in 1..1024, received 0",
    ],
    [["compare", "--with-rnn", "--cell", "simple-rnn"], "Cannot add a SimpleRNN"],
    [["data", "1", "--json", ""], "Cannot write the result: --json needs a file, or -"],
    [["gradients", "--cell", "rnn", "--forget-bias", "1"], "a SimpleRNN has no forget gate"],
    [["train", "1", "--every", "10"], "Cannot use --every: it is for --checkpoint"],
    [["train", "1", "--epochs", "many"], "'--epochs <n>' argument 'many' is invalid"],
    [["train", "1", "--backend", "webgl"], "Allowed choices are wasm, cpu"],
    [["train", "1", "--encoding", "morse"], "Allowed choices are normalized, one-hot"],
    [["train"], "Cannot train: name a model, 1, 2 or 3, or --resume a folder"],
    [["summary"], "missing required argument 'model'"],
    [["tain", "1"], "unknown command 'tain'"],
    [["train", "1", "--epoch", "5"], "unknown option '--epoch'"],
    [["evaluate", "nowhere"], "has no model.json"],
    [["predict", "nowhere", "ABC"], "has no model.json"],
  ])("%j", async (args, message) => {
    const cwd = await temporaryFolder();
    const { exitCode, stdout, stderr } = await runCli(args, { cwd });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stderr).toMatch(/^error: /);
    expect(stdout).toBe("");
    expect(exitCode).toBe(2);
    expect(await readdir(cwd)).toEqual([]);
  });
});

describe("a place that cannot be written is refused before any training", () => {
  it("a folder in place of the JSON file", async () => {
    const cwd = await temporaryFolder();
    const { exitCode, stdout, stderr } = await runCli(["train", "1", "--json", "."], { cwd });
    expect(stderr).toBe("error: Cannot write .: it is a folder; name a file\n");
    expect([exitCode, stdout]).toEqual([2, ""]);
  });

  it("a JSON file in a folder that is not there", async () => {
    const cwd = await temporaryFolder();
    const { exitCode, stdout, stderr } = await runCli(["train", "1", "--json", "no/run.json"], {
      cwd,
    });
    expect(stderr).toBe(
      "error: Cannot write no/run.json: there is no such file or folder (ENOENT)\n",
    );
    expect([exitCode, stdout]).toEqual([2, ""]);
  });

  it("a model folder that holds other files", async () => {
    const cwd = await temporaryFolder();
    await mkdir(join(cwd, "home"));
    await writeFile(join(cwd, "home", "thesis.txt"), "");
    const { exitCode, stdout, stderr } = await runCli(["train", "1", "--save", "home"], { cwd });
    expect(stderr).toContain("holds other files (thesis.txt)");
    expect([exitCode, stdout]).toEqual([2, ""]);
  });

  it("a model folder below a file", async () => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, "file"), "");
    const { exitCode, stdout, stderr } = await runCli(["train", "1", "--save", "file/model"], {
      cwd,
    });
    expect(stderr).toContain("Cannot save to file/model: a part of the path is a file");
    expect([exitCode, stdout]).toEqual([2, ""]);
  });

  it("a full disk is said with its path", async () => {
    const { exitCode, stderr } = await runCli(["data", "1", "--json", "/dev/full"]);
    expect(stderr).toContain("Cannot write /dev/full: the disk is full");
    expect(exitCode).toBe(2);
  });
});

describe("training that cannot go on", () => {
  it("a loss that stops being finite is said with its epoch and what to lower", async () => {
    const { exitCode, stderr } = await runCli(["train", "1", "--quiet", "--learning-rate", "1e38"]);
    expect(stderr).toMatch(
      /^error: Training diverged: .* in epoch 1 \(step \d+\); lower the learning rate, now 1e\+38\n$/,
    );
    expect(exitCode).toBe(2);
  });

  it("Ctrl-C stops it with exit code 130 and leaves no file", async () => {
    const cwd = await temporaryFolder();
    let interrupted = false;
    const args = ["train", "3", "--epochs", "100000", "--save", "model", "--json", "run.json"];
    const { exitCode, stderr } = await runCli(args, {
      cwd,
      onStderr: (_, interrupt) => {
        if (!interrupted) interrupt();
        interrupted = true;
      },
    });
    expect(exitCode).toBe(130);
    expect(stderr).toMatch(/Interrupted: model-3 was stopped after epoch \d+ of 100000/);
    expect(await readdir(cwd)).toEqual([]);
  });
});
