import { join } from "node:path";

import { type Report, stringifyReport } from "@alphabet-lstm/experiments/report";

import { withFile } from "./errors.ts";
import { writeWhole } from "./output.ts";

/** Keeps a report in a sweep's folder, and tells where. */
export async function saveReport(folder: string, report: Report): Promise<string> {
  const path = join(folder, "report.json");
  await withFile("write", path, async () => writeWhole(path, stringifyReport(report)));
  return path;
}
