import { execFile } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { describe, expect, it } from "vitest";

import { codeBlocks, withChecks } from "./code-blocks.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const run = promisify(execFile);

describe.each(["data", "models", "experiments"])("the examples of @alphabet-lstm/%s", (name) => {
  const folder = join(root, "packages", name);
  const files = globSync(["src/**/*.ts", "README.md"], { cwd: folder }).filter(
    (file) => !file.endsWith(".test.ts"),
  );
  const examples = files.flatMap((file) =>
    codeBlocks(readFileSync(join(folder, file), "utf8"))
      .filter(({ language }) => language === "ts" || language === "js")
      .map(({ code }, index) => ({ title: `${file}, example ${index + 1}`, code })),
  );

  it("are there", () => {
    expect(examples.length).toBeGreaterThan(2);
  });

  it.each(examples)("$title runs and prints what it says", async ({ code }) => {
    // Inside the package, where its own name and its dependencies resolve.
    const place = await mkdtemp(join(folder, ".example-"));
    try {
      const file = join(place, "example.mjs");
      await writeFile(file, withChecks(code));
      await expect(
        run(process.execPath, ["--conditions=@alphabet-lstm/source", file]),
      ).resolves.toBeDefined();
    } finally {
      await rm(place, { recursive: true });
    }
  });
});
