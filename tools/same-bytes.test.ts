import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import type { Browser } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { hostProgram } from "./host-program.ts";
import { launchChromium } from "./launch-chromium.ts";
import { openPage } from "./open-page.ts";
import { trainAll } from "./same-bytes/train.ts";

const sources = fileURLToPath(new URL("same-bytes/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "alphabet-lstm-bytes-"));
let browser: Browser;
let here: string[];

beforeAll(async () => {
  await build({
    root: sources,
    configFile: false,
    logLevel: "error",
    resolve: { conditions: ["@alphabet-lstm/source"] },
    build: {
      outDir: folder,
      target: "esnext",
      minify: false,
      lib: {
        entry: ["train", "worker", "node"].map((name) => join(sources, `${name}.ts`)),
        formats: ["es"],
        fileName: (_, name) => `${name}.mjs`,
      },
    },
  });
  browser = await launchChromium();
  here = await trainAll();
}, 60_000);

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

describe("the same experiments give the same bytes", () => {
  it("as in this Node, in the host's Node", () => {
    expect(here).toHaveLength(3);
    const printed = execFileSync(hostProgram("node"), [join(folder, "node.mjs")], {
      encoding: "utf8",
    });
    expect(JSON.parse(printed)).toEqual(here);
  });

  it("in a browser's page", async () => {
    const { page, close } = await openPage(browser, folder);
    // As text, since vitest would rewrite the import of a function.
    const digests = await page.evaluate(`import("/train.mjs").then((module) => module.trainAll())`);
    await close();
    expect(digests).toEqual(here);
  });

  it("in a browser's worker", async () => {
    const { page, close } = await openPage(browser, folder);
    const digests = await page.evaluate(
      async () =>
        new Promise((resolve, reject) => {
          const worker = new Worker("/worker.mjs", { type: "module" });
          worker.addEventListener("message", ({ data }) => resolve(data));
          worker.addEventListener("error", ({ message }) => reject(new Error(message)));
        }),
    );
    await close();
    expect(digests).toEqual(here);
  });
});

it("what trains in a page holds nothing of tfjs", () => {
  const bundles = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
  expect(bundles.some((code) => code.includes("trainEpoch"))).toBe(true);
  expect(bundles.filter((code) => /tensorflow|tfjs-core/i.test(code))).toEqual([]);
});
