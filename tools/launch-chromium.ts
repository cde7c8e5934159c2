import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { type Browser, chromium, type LaunchOptions } from "playwright-core";

const cache = fileURLToPath(new URL("../node_modules/.cache/chromium", import.meta.url));

/**
 * Starts a Chromium without a window: the one that CHROMIUM_PATH names, else Playwright's own, else the one that the
 * npm package @sparticuz/chromium brings (Linux on x64), else the Chrome that is installed.
 *
 * @param args - further words of its command line
 */
export async function launchChromium(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ ...(await findChromium()), args: ["--no-sandbox", ...quiet, ...args] });
}

/** Without these Chromium looks for updates and services on the network. */
const quiet = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
];

async function findChromium(): Promise<LaunchOptions> {
  const named = process.env["CHROMIUM_PATH"];
  if (named) return { executablePath: named };
  if (existsSync(chromium.executablePath())) return {};
  if (process.platform === "linux" && process.arch === "x64") return unpackedChromium();
  return { channel: "chrome" };
}

/** Unpacks the packaged Chromium once, with the libraries that it needs where the system lacks them. */
async function unpackedChromium(): Promise<LaunchOptions> {
  if (!existsSync(cache)) await unpack();
  const executablePath = join(cache, "chromium");
  const missesLibraries = execFileSync("ldd", [executablePath]).includes("not found");
  const libraries = missesLibraries ? { LD_LIBRARY_PATH: join(cache, "al2023", "lib") } : {};
  return { executablePath, env: { ...environment(), ...libraries } };
}

async function unpack(): Promise<void> {
  const { inflate } = await import("@sparticuz/chromium");
  const archives = fileURLToPath(new URL("../bin/", import.meta.resolve("@sparticuz/chromium")));
  mkdirSync(join(cache, ".."), { recursive: true });
  const place = mkdtempSync(`${cache}-`);
  // The package unpacks into the temporary folder, and trusts what it finds there.
  const { TMPDIR: temporary } = process.env;
  process.env["TMPDIR"] = place;
  try {
    for (const name of ["chromium.br", "swiftshader.tar.br", "al2023.tar.br"]) {
      await inflate(join(archives, name));
    }
  } finally {
    if (temporary === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = temporary;
  }
  try {
    renameSync(place, cache);
  } catch (error) {
    // Another process was faster.
    rmSync(place, { recursive: true });
    if (!existsSync(cache)) throw error;
  }
}

function environment(): Record<string, string> {
  const entries = Object.entries(process.env);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
