import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFile,
  cp,
  mkdtemp,
  readdir,
  readFile,
  rm,
  truncate,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { createRandom } from "@alphabet-lstm/data";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { program, runCli } from "./run-cli.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** Long enough to be killed many times before it ends. */
const killed = ["sweep", "--seeds", "0..79", "--epochs", "200", "--quiet", "--out"];

/** Two models, four seeds, a moment's work. */
const small = ["sweep", "--models", "1,3", "--seeds", "0..3", "--epochs", "3", "--units", "4"];

async function run(cwd: string, ...args: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await runCli(args, { cwd });
  expect({ exitCode, stderr: exitCode === 0 ? "" : stderr }).toEqual({ exitCode: 0, stderr: "" });
  return stdout;
}

async function report(cwd: string, folder: string): Promise<string> {
  return readFile(join(cwd, folder, "report.json"), "utf8");
}

/** Starts the command and kills it after a while; tells whether it was killed before its end. */
async function killAfter(
  durationMs: number,
  cwd: string,
  args: readonly string[],
): Promise<boolean> {
  const child = spawn(process.execPath, [program, ...args], { cwd, stdio: "ignore" });
  const kill = setTimeout(() => child.kill("SIGKILL"), durationMs);
  const [exitCode] = (await once(child, "exit")) as [number | null];
  clearTimeout(kill);
  return exitCode === null;
}

describe("a sweep", () => {
  it("that is killed twenty times at random moments ends with the report of one that never was", async () => {
    const cwd = await temporaryFolder();
    const random = createRandom(0, "kill");
    let killCount = 0;
    for (let time = 0; time < 20; time++) {
      const durationMs = 150 + 400 * random.nextFloat();
      if (await killAfter(durationMs, cwd, [...killed, "torn"])) killCount++;
    }
    await run(cwd, ...killed, "torn");
    await run(cwd, ...killed, "whole");
    // A machine so fast that it ends the sweep in between would test nothing.
    expect(killCount).toBeGreaterThan(10);
    expect(await report(cwd, "torn")).toBe(await report(cwd, "whole"));
    const lines = (await readFile(join(cwd, "torn", "journal.jsonl"), "utf8"))
      .trimEnd()
      .split("\n");
    expect(lines).toHaveLength(1 + 240);
  }, 120_000);

  it("in four shards, merged in any order, has the report of an undivided one, whatever the workers", async () => {
    const cwd = await temporaryFolder();
    await run(cwd, ...small, "--out", "whole", "--workers", "3");
    for (const index of [1, 2, 3, 4]) {
      await run(cwd, ...small, "--shard", `${index}/4`, "--out", `s${index}`, "--workers", "1");
    }
    await run(cwd, "merge", "s3", "s1", "s4", "s2", "--out", "merged");
    expect(await report(cwd, "merged")).toBe(await report(cwd, "whole"));
    expect(await run(cwd, "report", "merged", "--format", "json")).toBe(await report(cwd, "whole"));
    expect(await run(cwd, "report", "s1", "s2", "s3", "s4", "--format", "json")).toBe(
      await report(cwd, "whole"),
    );
  });

  it("has shards without a run where there are more shards than runs", async () => {
    const cwd = await temporaryFolder();
    const args = ["sweep", "--models", "1", "--seeds", "0", "--epochs", "2"];
    await run(cwd, ...args, "--shard", "2/2", "--out", "s2");
    await run(cwd, ...args, "--shard", "1/2", "--out", "s1");
    expect(await run(cwd, "merge", "s1", "s2", "--out", "merged")).toContain("1 runs joined");
  });

  it("that has not ended is said to lack its runs, alone and beside another that has", async () => {
    const cwd = await temporaryFolder();
    await run(cwd, ...small, "--out", "a");
    const others = [
      "sweep",
      "--models",
      "1,3",
      "--seeds",
      "10..13",
      "--epochs",
      "3",
      "--units",
      "4",
    ];
    await run(cwd, ...others, "--out", "b");
    const path = join(cwd, "b", "journal.jsonl");
    const lines = (await readFile(path, "utf8")).split("\n");
    await writeFile(path, `${lines.slice(0, 4).join("\n")}\n`);
    expect(await run(cwd, "report", "b")).toContain("Of 8 runs 3 have finished");
    expect(await run(cwd, "report", "a", "b")).toContain("Of 16 runs 11 have finished");
    await run(cwd, "report", "b", "--out", "b.json");
    expect(await run(cwd, "report", "b", "b.json")).toContain("Of 8 runs 3 have finished");
    expect(await run(cwd, "report", "a", "b.json")).toContain("Of 16 runs 11 have finished");
  });

  it("has a report whose last lines verify it and give it again", async () => {
    const cwd = await temporaryFolder();
    const text = await run(cwd, ...small, "--out", "a");
    const [verify, again] = [...text.matchAll(/^ {2}\$ alphabet-lstm (.+)$/gm)].map(([, command]) =>
      command!.split(" "),
    );
    expect(verify).toEqual(["verify", "a/report.json"]);
    expect(await run(cwd, ...verify!)).toContain("verified: 8 of 8 runs");
    await run(cwd, ...again!);
    expect(await report(cwd, "again")).toBe(await report(cwd, "a"));
    expect(await run(cwd, "report", "a")).toContain("$ alphabet-lstm verify a\n");
  });

  it("that has ended runs nothing again", async () => {
    const cwd = await temporaryFolder();
    await run(cwd, ...small, "--out", "a");
    const journal = await readFile(join(cwd, "a", "journal.jsonl"), "utf8");
    expect(await run(cwd, ...small, "--out", "a")).toContain("8 runs are there, 0 are missing");
    expect(await readFile(join(cwd, "a", "journal.jsonl"), "utf8")).toBe(journal);
  });

  it("drops a torn last line, says so, and runs that run again", async () => {
    const cwd = await temporaryFolder();
    await run(cwd, ...small, "--out", "a");
    const [whole, path] = [await report(cwd, "a"), join(cwd, "a", "journal.jsonl")];
    await truncate(path, (await readFile(path)).length - 5);
    const stdout = await run(cwd, ...small, "--out", "a");
    expect(stdout).toContain("the last line of the journal was cut off while it was written");
    expect(stdout).toContain("7 runs are there, 1 are missing");
    expect(await report(cwd, "a")).toBe(whole);
  });

  it("that ends in the middle of a line, for want of room, goes on once there is room", async () => {
    const cwd = await temporaryFolder();
    const args = ["sweep", "--models", "1", "--seeds", "0..9", "--epochs", "20"];
    // The shell lets no file grow beyond 12 kB: the system then writes a part of the line, and ends the process.
    const limited = `ulimit -f 12; exec "$0" "$@"`;
    const command = ["-c", limited, process.execPath, program, ...args, "--out", "full"];
    const child = spawn("bash", command, { cwd, stdio: "ignore" });
    expect(await once(child, "exit")).toEqual([null, "SIGXFSZ"]);
    const stdout = await run(cwd, ...args, "--out", "full");
    expect(stdout).toContain("the last line of the journal was cut off while it was written");
    await run(cwd, ...args, "--out", "whole");
    expect(await report(cwd, "full")).toBe(await report(cwd, "whole"));
  });

  it("is refused where another process has its journal open", async () => {
    const cwd = await temporaryFolder();
    const args = ["sweep", "--seeds", "0..99", "--out", "a"];
    let second: Promise<unknown> | undefined;
    const first = await runCli(args, {
      cwd,
      onStderr: (_, interrupt) => {
        second ??= runCli(args, { cwd }).then((refused) => {
          expect(refused.stderr).toMatch(
            /^error: Cannot keep a journal in a: process \d+ on .+ is using it; if that has ended, remove /,
          );
          expect(refused.exitCode).toBe(2);
          return interrupt();
        });
      },
    });
    await second;
    expect(first.exitCode).toBe(130);
    expect(first.stderr).toContain("what has finished is kept in a; go on with: the same command");
    expect(await readdir(join(cwd, "a"))).toEqual(["journal.jsonl"]);
  });

  it("names a run whose loss stops being finite, and goes on", async () => {
    const cwd = await temporaryFolder();
    const args = ["sweep", "--models", "1", "--seeds", "0,1", "--grid", "learning-rate=0.001,1e38"];
    const stdout = await run(cwd, ...args, "--epochs", "3", "--out", "a");
    expect(stdout.replaceAll(/\s+/g, " ")).toContain(
      "Model 1, learning rate 1e+38: the loss of 2 of 2 runs stopped being finite; they count as no letter right.",
    );
  });
});

describe("a report", () => {
  it.each([
    ["txt", /^\nWas it luck\?\n/],
    ["md", /^# Was it luck\?\n/],
    ["html", /^<!doctype html>\n<html lang="en">/],
    ["json", /^\{\n "schemaVersion": 2,/],
    ["csv", /^setup,id,seed,status,correct,asked,accuracy_percent,loss_nats,weights_sha256\r\n/],
  ])("is written to a file in the format of its ending, .%s", async (ending, start) => {
    const cwd = await temporaryFolder();
    await run(cwd, ...small, "--out", "a");
    await run(cwd, "report", "a", "--out", `report.${ending}`);
    expect(await readFile(join(cwd, `report.${ending}`), "utf8")).toMatch(start);
  });

  it("is in Traditional Chinese where that is asked for", async () => {
    const cwd = await temporaryFolder();
    await run(cwd, ...small, "--out", "a");
    expect(await run(cwd, "report", "a", "--lang", "zh-TW")).toContain("是運氣，還是學會了？");
  });

  it("is made of what compare and train wrote", async () => {
    const cwd = await temporaryFolder();
    await run(cwd, "compare", "--epochs", "3", "--json", "compared.json");
    await run(cwd, "train", "1", "--epochs", "3", "--seed", "8", "--json", "trained.json");
    const text = await run(cwd, "report", "compared.json", "trained.json", "--format", "csv");
    expect(
      text
        .split("\r\n")
        .slice(1, -1)
        .map((line) => line.replace(/,[^,]*$/, "")),
    ).toHaveLength(4);
  });
});

describe("bad input is answered with one line, exit code 2, and nothing overwritten", () => {
  let inputs = "";
  beforeAll(async () => {
    inputs = await mkdtemp(join(tmpdir(), "alphabet-lstm-inputs-"));
    await writeInputs(inputs);
  });
  afterAll(async () => rm(inputs, { recursive: true }));

  const hostile = '{"schemaVersion":2,"versions":{"<img src=x onerror=alert(1)>":"1"}}';
  it.each<[string[], string]>([
    [["sweep"], "required option '--out <folder>' not specified"],
    [["sweep", "--out", "b", "--seeds", "1-5"], 'write them like 0..199 or 1,2,7, received "1-5"'],
    [["sweep", "--out", "b", "--seeds", "9..1"], "9..1 runs backwards; write 1..9"],
    [
      ["sweep", "--out", "b", "--seeds", "0..99999"],
      "it must have at most 150000 runs, received 300000",
    ],
    [["sweep", "--out", "b", "--seeds", "0..9999999"], "there must be at most a million"],
    [["sweep", "--out", "b", "--grid", "unit=16"], '"unit" cannot be varied; did you mean units?'],
    [["sweep", "--out", "b", "--grid", "units"], 'write it like units=16,32, received "units"'],
    [
      ["sweep", "--out", "b", "--grid", "units=few"],
      'units must be an integer in 1..1024, received "few"',
    ],
    [
      ["sweep", "--out", "b", "--grid", "units=8", "--units", "16"],
      "units is in the grid and an option as well",
    ],
    [["sweep", "--out", "b", "--models", "1,5"], 'Cannot find the model "5"'],
    [["sweep", "--out", "b", "--shard", "5/4"], "its place must be an integer in 1..4, received 5"],
    [["sweep", "--out", "b", "--shard", "some"], "Write it like 1/4"],
    [
      ["sweep", "--out", "b", "--workers", "0"],
      "workers must be an integer in 1..1024, received 0",
    ],
    [["sweep", "--out", "a", "--seeds", "0"], "it is of another sweep; name another folder"],
    [["sweep", "--out", "file"], "Cannot keep a journal in file: a file is in the way"],
    [[...small, "--out", "a", "--shard", "1/2"], "it is of another shard"],
    [["controls", "two-hot"], 'Cannot find the control "two-hot": it must be one of one-hot,'],
    [["merge", "a", "a", "--out", "b"], "a and a overlap: both have run"],
    [["merge", "a", "s1", "--out", "b"], "a and s1 overlap"],
    [["merge", "s1", "--out", "b"], "4 runs are missing: there is no shard 2/2"],
    [["merge", "nowhere", "--out", "b"], "Cannot read nowhere: there is no such file or folder"],
    [["merge", "a", "--out", "a"], "Cannot merge into a: it has a journal already"],
    [["report", "nowhere"], "Cannot read nowhere: there is no such file or folder"],
    [["report", "cut.json"], "Cannot read the report: it is not whole, or no JSON"],
    [
      ["report", "newer.json"],
      "a newer version of alphabet-lstm wrote it (schema 3; this one reads up to 2)",
    ],
    [["report", "hostile.json"], "Cannot read the report: plannedRunCount is missing"],
    [["report", "altered.json"], "it was altered"],
    [["report", "huge.json"], "it has 2000 MB, the largest that is read has 400 MB"],
    [["report", "broken"], "Cannot read the journal, line 3: it is not whole, or no JSON"],
    [["report", "a", "--out", "report.pdf"], "Cannot tell the format of report.pdf"],
    [["report", "a", "--format", "pdf"], "Allowed choices are terminal, markdown, html, json, csv"],
    [["verify", "cut.json"], "Cannot read the report: it is not whole, or no JSON"],
    [
      ["verify", "a", "--sample-seed", "1"],
      "Cannot draw a sample: say how many runs with --sample",
    ],
    [["verify", "a", "--sample", "0"], "--sample must be an integer in 1..1000000000, received 0"],
  ])("%j", async (args, message) => {
    const cwd = await temporaryFolder();
    await cp(inputs, cwd, { recursive: true });
    // Made here, for a copy would take all that room.
    await writeFile(join(cwd, "huge.json"), "");
    await truncate(join(cwd, "huge.json"), 2_000_000_000);
    const before = await contents(cwd);
    const { exitCode, stdout, stderr } = await runCli(args, { cwd });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(await contents(cwd)).toEqual(before);
  });

  /** Makes files of every kind that can be wrong. */
  async function writeInputs(cwd: string): Promise<void> {
    await run(cwd, ...small, "--out", "a");
    await run(cwd, ...small, "--shard", "1/2", "--out", "s1");
    await writeFile(join(cwd, "file"), "");
    const text = await report(cwd, "a");
    await writeFile(join(cwd, "cut.json"), text.slice(0, 3000));
    await writeFile(
      join(cwd, "newer.json"),
      text.replace('"schemaVersion": 2', '"schemaVersion": 3'),
    );
    await writeFile(join(cwd, "hostile.json"), hostile);
    await writeFile(join(cwd, "altered.json"), text.replace('"wins": ', '"wins": 1'));
    await run(cwd, ...small, "--out", "broken");
    const journal = join(cwd, "broken", "journal.jsonl");
    const [head, first] = (await readFile(journal, "utf8")).split("\n");
    await writeFile(journal, `${head}\n${first}\n{"setup":\n`);
    await appendFile(journal, `${first}\n`);
  }
});

/** Every small file below a folder. */
async function contents(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((name) => name.isFile() && name.name !== "huge.json");
  const texts = files.map(async (file): Promise<[string, string]> => {
    const path = join(file.parentPath, file.name);
    return [path, await readFile(path, "utf8")];
  });
  return Object.fromEntries(await Promise.all(texts));
}
