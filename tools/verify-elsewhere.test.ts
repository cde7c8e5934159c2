import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { expect, it, onTestFinished } from "vitest";

import { hostProgram } from "./host-program.ts";

const command = fileURLToPath(new URL("../apps/cli/bin/alphabet-lstm.js", import.meta.url));
const run = promisify(execFile);

it("a report made on the repository's Node verifies on the machine's own, and the other way around", async () => {
  const cwd = await mkdtemp(join(tmpdir(), "alphabet-lstm-verify-"));
  onTestFinished(async () => rm(cwd, { recursive: true }));
  const hosts = [process.execPath, hostProgram("node")];
  for (const [made, repeated] of [hosts, hosts.toReversed()]) {
    const folder = made === hosts[0] ? "new" : "old";
    const sweep = ["sweep", "--seeds", "0..4", "--out", folder, "--quiet"];
    await run(made!, [command, ...sweep], { cwd });
    const { stdout } = await run(repeated!, [command, "verify", join(folder, "report.json")], {
      cwd,
    });
    expect(stdout).toMatch(/^verified: 15 of 15 runs repeated in [\d.]+ s, the same to the bit$/m);
  }
});
