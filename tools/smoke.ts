/**
 * Packs the packages and uses them as a stranger would: installs the tarballs together in an empty project, runs every
 * JavaScript example of README.md on the host's Node, on this one, and as Vite builds it in a browser; then trains, saves
 * and asks a model with the installed command.
 *
 *     node tools/smoke.ts
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "vite";

import { codeBlocks, withChecks } from "./code-blocks.ts";
import { hostProgram } from "./host-program.ts";
import { launchChromium } from "./launch-chromium.ts";
import { openPage } from "./open-page.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const project = mkdtempSync(join(tmpdir(), "alphabet-lstm-smoke-"));
const nodes = { "this Node": process.execPath, "the host's Node": hostProgram("node") };

const browser = await launchChromium();

try {
  installTarballs();
  const examples = writeExamples();
  for (const [name, node] of Object.entries(nodes)) {
    for (const example of examples) run(node, [example]);
    console.log(`${examples.length} examples run on ${name}, ${run(node, ["--version"]).trim()}`);
  }
  for (const example of examples) {
    const outDir = join(project, "dist", example);
    await build({
      root: project,
      logLevel: "error",
      build: {
        outDir,
        target: "esnext",
        lib: { entry: example, formats: ["es"], fileName: () => "bundle.mjs" },
      },
    });
    const { page, close } = await openPage(browser, outDir);
    await page.evaluate(async (path) => {
      await import(path);
    }, "/bundle.mjs");
    await close();
  }
  console.log(`${examples.length} examples built by Vite run in Chromium ${browser.version()}`);
  for (const [name, node] of Object.entries(nodes)) {
    const program = join(project, "node_modules", "alphabet-lstm", "bin", "alphabet-lstm.js");
    run(node, [program, "train", "3", "--epochs", "2", "--save", "model"]);
    run(node, [program, "predict", "model", "KLM", "--top", "3"]);
    console.log(`the command trains, saves and predicts on ${name}`);
  }
} finally {
  await browser.close();
  rmSync(project, { recursive: true, force: true });
}

function installTarballs(): void {
  const tarballs = join(project, "tarballs");
  mkdirSync(tarballs);
  for (const folder of [
    "packages/data",
    "packages/models",
    "packages/experiments",
    "apps/viewer",
    "apps/cli",
  ]) {
    execFileSync("pnpm", ["pack", "--pack-destination", tarballs], {
      cwd: join(root, folder),
      stdio: "pipe",
    });
  }
  writeFileSync(join(project, "package.json"), '{ "name": "stranger", "private": true }');
  const { catalog } = readWorkspace();
  const peers = ["core", "layers", "backend-cpu"].map((name) => `@tensorflow/tfjs-${name}`);
  const specifiers = [
    ...readdirSync(tarballs).map((name) => join(tarballs, name)),
    ...peers.map((name) => `${name}@${catalog[name]}`),
  ];
  run(hostProgram("npm"), [
    "install",
    "--no-audit",
    "--no-fund",
    "--prefer-offline",
    ...specifiers,
  ]);
}

/** The examples of README.md as module files of the project. */
function writeExamples(): string[] {
  const blocks = codeBlocks(readFileSync(join(root, "README.md"), "utf8"));
  const examples = blocks.filter(({ language }) => language === "js");
  if (examples.length < 3) throw new Error("README.md has fewer than 3 examples");
  return examples.map(({ code }, index) => {
    const name = `example-${index + 1}.mjs`;
    writeFileSync(join(project, name), withChecks(code));
    return name;
  });
}

/** The versions that the workspace agrees on. */
function readWorkspace(): { catalog: Record<string, string> } {
  const lines = readFileSync(join(root, "pnpm-workspace.yaml"), "utf8").split("\ncatalog:\n")[1]!;
  const entries = [...lines.matchAll(/^ {2}"?([^":]+)"?: (\S+)$/gm)];
  return { catalog: Object.fromEntries(entries.map(([, name, version]) => [name, version])) };
}

function run(program: string, args: readonly string[]): string {
  return execFileSync(program, args, {
    cwd: project,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}
