/**
 * Prints Lighthouse's scores of both built pages, on its own slowed-down phone and as a desktop, in the Chromium that the
 * tests use. Fails if one is below 95. Lighthouse is fetched for the occasion: its many dependencies are nobody else's.
 *
 *     pnpm build && node tools/lighthouse.ts
 */
import { execFile } from "node:child_process";
import { type AddressInfo, createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { hostProgram } from "./host-program.ts";
import { launchChromium } from "./launch-chromium.ts";
import { serveFolder } from "./serve-folder.ts";

const LIGHTHOUSE = "lighthouse@13.5.0";
const LOWEST = 95;

interface Result {
  readonly categories: Readonly<Record<string, { readonly title: string; readonly score: number }>>;
  readonly audits: Readonly<
    Record<
      string,
      { readonly title: string; readonly score: number | null; readonly displayValue?: string }
    >
  >;
}

const folder = fileURLToPath(new URL("../apps/viewer/dist", import.meta.url));
const port = await freePort();
const server = await serveFolder(folder);
const browser = await launchChromium([`--remote-debugging-port=${port}`]);
try {
  for (const path of ["", "zh-TW/"]) {
    for (const preset of ["mobile", "desktop"]) {
      const { categories, audits } = await judge(server.address + path, preset);
      const scores = Object.values(categories).map(
        ({ title, score }) => `${title} ${Math.round(score * 100)}`,
      );
      console.log(`/${path} ${preset}: ${scores.join(", ")}`);
      for (const [id, { score, title, displayValue = "" }] of Object.entries(audits)) {
        if (score !== null && score < 0.9)
          console.log(`    ${id}: ${title} ${displayValue}`.trimEnd());
      }
      if (Object.values(categories).some(({ score }) => score * 100 < LOWEST)) process.exitCode = 1;
    }
  }
} finally {
  await browser.close();
  server.close();
}

async function judge(address: string, preset: string): Promise<Result> {
  const flags = ["--port", String(port), "--output", "json", "--quiet"];
  if (preset === "desktop") flags.push("--preset", "desktop");
  // Not synchronously: the page's server runs in this process.
  const { stdout } = await promisify(execFile)(
    hostProgram("npx"),
    ["--yes", LIGHTHOUSE, address, ...flags],
    { maxBuffer: 1e8 },
  );
  return JSON.parse(stdout) as Result;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => {
    probe.listen(0, "127.0.0.1", resolve);
  });
  const { port: free } = probe.address() as AddressInfo;
  await new Promise((resolve) => {
    probe.close(resolve);
  });
  return free;
}
