import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, it } from "vitest";

import { type Finished, runCli } from "./run-cli.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const sweep = ["sweep", "--seeds", "0..3", "--epochs", "20", "--out", "a", "--quiet"];

async function sweptFolder(): Promise<{ cwd: string; text: string }> {
  const cwd = await temporaryFolder();
  expect(await runCli(sweep, { cwd })).toMatchObject({ exitCode: 0, stderr: "" });
  return { cwd, text: await readFile(join(cwd, "a", "report.json"), "utf8") };
}

async function verifyChanged(change: (text: string) => string): Promise<Finished> {
  const { cwd, text } = await sweptFolder();
  const changed = change(text);
  expect(changed).not.toBe(text);
  await writeFile(join(cwd, "changed.json"), changed);
  return runCli(["verify", "changed.json", "--quiet"], { cwd });
}

it("verify repeats every run of a report, a folder or a journal", async () => {
  const { cwd } = await sweptFolder();
  for (const path of ["a", "a/report.json", "a/journal.jsonl"]) {
    const { exitCode, stdout } = await runCli(["verify", path], { cwd });
    expect(stdout).toMatch(/^verified: 12 of 12 runs repeated in [\d.]+ s, the same to the bit\n$/);
    expect(exitCode).toBe(0);
  }
});

it("verify --sample repeats some, and says how to draw the same again", async () => {
  const { cwd } = await sweptFolder();
  const { stdout } = await runCli(["verify", "a", "--sample", "3"], { cwd });
  expect(stdout).toMatch(/^ {2}drawn with --sample-seed \d+\nverified: 3 of 12 runs/);
});

it("verify fails and names the run when one digit of a loss is changed", async () => {
  // The sixth digit of the first run's final loss.
  const { exitCode, stderr } = await verifyChanged((text) =>
    text.replace(/("seed":2,"status":"finished","loss":\d\.\d{5})(\d)/, (_, start: string, digit) =>
      start.concat(`${(Number(digit) + 1) % 10}`),
    ),
  );
  expect(stderr).toMatch(
    /^error: Not verified: model-1, epochs 20, seed 2 \(run [0-9a-f]{16}-2\): loss is [\d.]+ in the file, and [\d.]+ when the run is repeated\n$/,
  );
  expect(exitCode).toBe(1);
});

it("verify fails when a loss on the way, or the weights' hash, is changed", async () => {
  const curve = await verifyChanged((text) => text.replace(/("curve":\{"loss":\[)\d/, "$19"));
  expect(curve.stderr).toMatch(/curve\.loss\[0\] is 9\.\d+ in the file, and 3\.\d+ when/);
  const hash = await verifyChanged((text) =>
    text.replace(/("weightsSha256":")(.)/, (_, start: string, digit: string) =>
      start.concat(digit === "0" ? "1" : "0"),
    ),
  );
  expect(hash.stderr).toMatch(/weightsSha256 is "[^"]+" in the file, and "[^"]+" when/);
  expect([curve.exitCode, hash.exitCode]).toEqual([1, 1]);
});

it("verify fails when a statistic is changed and every run is as it was", async () => {
  const { exitCode, stderr } = await verifyChanged((text) =>
    text.replace(/"mean": (\d)/, (_, digit: string) => `"mean": ${(Number(digit) % 9) + 1}`),
  );
  expect(stderr).toMatch(/it was altered: setups\[0\]\.accuracyPercent\.mean should be/);
  expect(exitCode).toBe(1);
});

it("verify has nothing to say of nothing", async () => {
  const { cwd } = await sweptFolder();
  await writeFile(join(cwd, "none.json"), '{"schemaVersion":1,"records":[]}');
  const [header] = (await readFile(join(cwd, "a", "journal.jsonl"), "utf8")).split("\n");
  await writeFile(join(cwd, "a", "journal.jsonl"), `${header}\n`);
  const none = await runCli(["verify", "none.json"], { cwd });
  expect([none.exitCode, none.stderr]).toEqual([
    2,
    "error: Cannot read the report: it has no record\n",
  ]);
  const empty = await runCli(["verify", "a"], { cwd });
  expect([empty.exitCode, empty.stderr]).toEqual([
    2,
    "error: Cannot verify a: no run in it has finished\n",
  ]);
});

it("a report of what compare wrote verifies, and joins the sweep of the same runs", async () => {
  const cwd = await temporaryFolder();
  const commands = [
    ["compare", "--epochs", "20", "--json", "compared.json", "--quiet"],
    ["report", "compared.json", "--out", "report.json"],
    ["verify", "report.json", "--quiet"],
    ["sweep", "--epochs", "20", "--seeds", "7,8", "--out", "swept", "--quiet"],
    ["report", "compared.json", "swept", "--out", "both.json"],
    ["verify", "both.json", "--quiet"],
  ];
  for (const command of commands) {
    expect(await runCli(command, { cwd })).toMatchObject({ exitCode: 0, stderr: "" });
  }
});

it("verify repeats what compare and train wrote, on the trainer and the backend that they had", async () => {
  const cwd = await temporaryFolder();
  const commands = [
    ["compare", "--epochs", "3", "--json", "result.json", "--quiet"],
    ["compare", "--epochs", "2", "--backend", "cpu", "--json", "result.json", "--quiet"],
    ["train", "1", "--epochs", "2", "--trainer", "layers", "--json", "result.json", "--quiet"],
  ];
  for (const command of commands) {
    expect(await runCli(command, { cwd })).toMatchObject({ exitCode: 0, stderr: "" });
    expect((await runCli(["verify", "result.json"], { cwd })).stdout).toMatch(/^verified: /);
  }
  const text = await readFile(join(cwd, "result.json"), "utf8");
  await writeFile(join(cwd, "result.json"), text.replace(/("loss": \[\s*)\d/, "$19"));
  const { exitCode, stderr } = await runCli(["verify", "result.json"], { cwd });
  expect(stderr).toMatch(/Not verified: model-1, seed 7: history\.loss\[0\] is 9/);
  expect(exitCode).toBe(1);
});
