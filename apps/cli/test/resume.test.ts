import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, watch } from "node:fs";
import { mkdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { program, runCli } from "./run-cli.ts";
import { temporaryFolder } from "./temporary-folder.ts";

async function record(cwd: string, ...args: string[]): Promise<unknown> {
  const { exitCode, stdout, stderr } = await runCli(["train", ...args, "--json", "-"], { cwd });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  return (JSON.parse(stdout) as { record: unknown }).record;
}

describe("a training that is resumed", () => {
  it("ends as the unbroken one, to the bit", async () => {
    const cwd = await temporaryFolder();
    const unbroken = await record(cwd, "3", "--epochs", "50");
    await record(cwd, "3", "--epochs", "30", "--checkpoint", "kept", "--every", "7");
    expect(await record(cwd, "--resume", "kept", "--epochs", "50")).toEqual(unbroken);
  });

  it("goes on from its end where it was not kept between", async () => {
    const cwd = await temporaryFolder();
    await record(cwd, "1", "--epochs", "3", "--checkpoint", "kept");
    const unbroken = await record(cwd, "1", "--epochs", "5");
    expect(await record(cwd, "--resume", "kept", "--epochs", "5")).toEqual(unbroken);
  });

  it("goes on with the tfjs backend that it began on", async () => {
    const cwd = await temporaryFolder();
    const tfjs = ["1", "--trainer", "layers", "--backend", "cpu"];
    const unbroken = await record(cwd, ...tfjs, "--epochs", "4");
    await record(cwd, ...tfjs, "--epochs", "2", "--checkpoint", "kept", "--every", "2");
    expect(await record(cwd, "--resume", "kept", "--epochs", "4")).toEqual(unbroken);
    const { exitCode, stderr } = await runCli(
      ["train", "--resume", "kept", "--epochs", "5", "--backend", "wasm"],
      { cwd },
    );
    expect([exitCode, stderr]).toEqual([
      2,
      "error: Cannot resume with --backend wasm: the checkpoint was trained on cpu; leave it out\n",
    ]);
  });

  it("ends as the unbroken one after SIGKILL at any moment", async () => {
    const cwd = await temporaryFolder();
    await mkdir(join(cwd, "kept"));
    const args = ["3", "--epochs", "4000"];
    const child = spawn(
      process.execPath,
      [program, "train", ...args, "--checkpoint", "kept", "--every", "5", "--quiet"],
      { cwd, stdio: "ignore" },
    );
    for await (const _ of watchFolder(join(cwd, "kept"))) {
      if (existsSync(join(cwd, "kept", "checkpoint.json"))) break;
    }
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(await record(cwd, "--resume", "kept")).toEqual(await record(cwd, ...args));
  });

  it("is kept as it is and offered by Ctrl-C, with the options that are still needed", async () => {
    const cwd = await temporaryFolder();
    const args = ["train", "1", "--epochs", "1000000", "--checkpoint", "my training"];
    args.push("--every", "500000", "--save", "model", "--seed", "3");
    let interrupted = false;
    const { exitCode, stderr } = await runCli(args, {
      cwd,
      onStderr: (_, interrupt) => {
        if (!interrupted) interrupt();
        interrupted = true;
      },
    });
    expect(exitCode).toBe(130);
    const [, stopped, kept, again] =
      /after epoch (\d+) of 1000000; epoch (\d+) is kept; go on with: (.+)\n$/.exec(stderr)!;
    expect(kept).toBe(stopped);
    expect(again).toBe("alphabet-lstm train --resume 'my training' --save model --every 500000");
  });
});

describe("bad input to --resume is answered with one line and exit code 2", () => {
  it.each<[string[], string]>([
    [["--resume", "nowhere"], "Cannot resume from nowhere: there is no such file or folder"],
    [["1", "--resume", "kept"], "Cannot resume with a model: the checkpoint says what is trained"],
    [["--resume", "kept", "--units", "4"], "Cannot resume with --units"],
    [["--resume", "kept", "--epochs", "1"], "epochs must be at least 2, which the checkpoint has"],
    [["--resume", "cut"], "Cannot read the checkpoint: it is not whole, or no JSON"],
    [[], "Cannot train: name a model, 1, 2 or 3, or --resume a folder"],
    [["1", "--checkpoint", "new", "--every", "0"], "--every must be an integer from 1, received 0"],
    [["1", "--checkpoint", "file"], "Cannot keep checkpoints in file: a file is in the way"],
  ])("%j", async (args, message) => {
    const cwd = await temporaryFolder();
    await record(cwd, "1", "--epochs", "2", "--checkpoint", "kept", "--every", "2");
    const text = await readFile(join(cwd, "kept", "checkpoint.json"), "utf8");
    await mkdir(join(cwd, "cut"));
    await writeFile(join(cwd, "cut", "checkpoint.json"), text);
    await truncate(join(cwd, "cut", "checkpoint.json"), 1000);
    await writeFile(join(cwd, "file"), "");
    const { exitCode, stdout, stderr } = await runCli(["train", ...args], { cwd });
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect([exitCode, stdout]).toEqual([2, ""]);
  });
});

/** A turn for each change in a folder. */
async function* watchFolder(folder: string): AsyncGenerator<void> {
  const watcher = watch(folder);
  try {
    for (;;) {
      await once(watcher, "change");
      yield;
    }
  } finally {
    watcher.close();
  }
}
