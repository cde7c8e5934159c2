import { join } from "node:path";

import { type Report, stringifyReport } from "@alphabet-lstm/experiments/report";

import { withFile } from "./errors.ts";
import { type Output, writeWhole } from "./output.ts";
import { terminalReport } from "./print-report.ts";
import { type FinishedSweep, reportJournal } from "./run-journal.ts";

/** Keeps a report in a sweep's folder, and tells where. */
export async function saveReport(folder: string, report: Report): Promise<string> {
  const path = join(folder, "report.json");
  await withFile("write", path, async () => writeWhole(path, stringifyReport(report)));
  return path;
}

/** Keeps the report of a sweep that has ended in its folder, and shows it. */
export async function showSweep(
  finished: FinishedSweep,
  folder: string,
  output: Output,
): Promise<void> {
  const report = reportJournal(finished);
  const path = await saveReport(folder, report);
  output.print(...terminalReport(report, { path }), "", `  kept in ${path}`);
  await output.finish(() => report);
}
