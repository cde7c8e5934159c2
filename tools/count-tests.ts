/**
 * Prints "N passed, N failed, N skipped" from a vitest JSON report, and fails when a test or a step failed or no test ran.
 *
 *     node tools/count-tests.ts <report.json> <number of steps that failed>
 */
import { readFileSync } from "node:fs";

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

const [reportPath = "", failedSteps = "0"] = process.argv.slice(2);
const report = JSON.parse(readFileSync(reportPath, "utf8")) as VitestReport;
const skipped = report.numPendingTests + report.numTodoTests;
if (failedSteps !== "0") console.log(`${failedSteps} steps failed`);
console.log(`${report.numPassedTests} passed, ${report.numFailedTests} failed, ${skipped} skipped`);
const good = report.numPassedTests > 0 && report.numFailedTests === 0 && failedSteps === "0";
process.exitCode = good ? 0 : 1;
