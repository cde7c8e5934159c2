import { stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { checkInteger } from "@alphabet-lstm/data/check";
import { stringifyReport } from "@alphabet-lstm/experiments/report";
import { Command } from "commander";

import { InputError, fromInput } from "../errors.ts";
import { parseNumber } from "../options.ts";
import { readReport } from "../read-runs.ts";
import { servePage } from "../serve-page.ts";

/** `view`: shows the page in which every figure trains, with a report open. */
export function viewCommand(signal: AbortSignal): Command {
  return new Command("view")
    .description("serve the live page on this machine, with a report open in it; Ctrl-C ends it")
    .argument("[report]", "a report, the folder of a sweep, or what compare --json wrote")
    .option("--port <n>", "where; a busy port is answered with the next one", parseNumber, 4173)
    .helpOption("-h, --help", "show this help")
    .addHelpText(
      "after",
      `
Examples:
  $ alphabet-lstm view
  $ alphabet-lstm view my-sweep
`,
    )
    .action(async (path: string | undefined, { port }: { readonly port: number }) => {
      await fromInput(() =>
        checkInteger("serve the page", "--port", port, { min: 0, max: 65_535 }),
      );
      const report = path === undefined ? undefined : stringifyReport(await readReport([path]));
      const page = await servePage({
        folder: await findViewer(),
        extra: report === undefined ? {} : { "/report.json": report },
        port,
      });
      const address = report === undefined ? page.address : `${page.address}#report=1`;
      process.stdout.write(`${address}\nCtrl-C ends it.\n`);
      try {
        await untilAborted(signal);
      } finally {
        await page.close();
      }
    });
}

/** The built page, which a package of its own brings. */
async function findViewer(): Promise<string> {
  const manifest = import.meta.resolve("@alphabet-lstm/viewer/package.json");
  const folder = fileURLToPath(new URL("dist/", manifest));
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return folder;
  throw new InputError(`Cannot find the page in ${folder}: build it with pnpm build`);
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
