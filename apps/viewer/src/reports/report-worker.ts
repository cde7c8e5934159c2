import { runToEnd } from "@alphabet-lstm/experiments";
import { parseReport } from "@alphabet-lstm/experiments/report";

import type { LoadedReport, ReportAnswer, ReportRequest } from "./report-protocol.ts";

addEventListener("message", ({ data }: MessageEvent<ReportRequest>) => void answer(data));

async function answer(request: ReportRequest): Promise<void> {
  const { id } = request;
  let reply: ReportAnswer;
  try {
    if (request.type === "read") reply = { id, report: await read(request.file) };
    else reply = { id, weightsSha256: await repeat(request) };
  } catch (error) {
    reply = { id, problem: error instanceof Error ? error.message : String(error) };
  }
  postMessage(reply);
}

/** What the page shows of a report; the rest stays here. */
async function read(file: Blob): Promise<LoadedReport> {
  const { setups, runs } = parseReport(await file.text());
  return {
    setups: setups.map(
      ({ id, label, setup, seeds, sampleCount, accuracyPercent, lossNats, curve }) => ({
        id,
        label,
        setup,
        seeds,
        sampleCount,
        runCount: accuracyPercent.count,
        meanPercent: accuracyPercent.mean,
        medianPercent: accuracyPercent.median,
        interval: accuracyPercent.interval,
        medianLossNats: lossNats?.median,
        curve: curve ? { epochs: curve.epochs, percents: curve.accuracyPercent.median } : undefined,
      }),
    ),
    runs: runs.map((run) => ({
      setup: run.setup,
      seed: run.seed,
      correctCount: run.status === "finished" ? run.correctCount : 0,
      weightsSha256: run.status === "finished" ? run.weightsSha256 : undefined,
    })),
  };
}

/** Trains a run of a report again. */
async function repeat({ setup, seed }: ReportRequest & { type: "repeat" }): Promise<string> {
  return (await runToEnd({ ...setup, seed })).record.weightsSha256;
}
