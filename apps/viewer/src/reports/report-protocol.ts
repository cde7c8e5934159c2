import type { Setup } from "@alphabet-lstm/experiments";

/** What the page asks of the worker that reads reports. */
export type ReportRequest =
  | { readonly type: "read"; readonly id: number; readonly file: Blob }
  | {
      readonly type: "repeat";
      readonly id: number;
      readonly setup: Setup;
      readonly seed: number;
    };

/** A setup of a report, in the numbers that the page shows. */
export interface LoadedSetup {
  readonly id: string;
  readonly label: string;
  readonly setup: Setup;
  /** As the command writes them: `0-99`. */
  readonly seeds: string;
  readonly sampleCount: number;
  readonly runCount: number;
  readonly meanPercent: number;
  readonly medianPercent: number;
  /** Of the mean, with 95 % confidence. */
  readonly interval: { readonly low: number; readonly high: number };
  readonly medianLossNats: number | undefined;
  /** The median of the runs at the epochs that the report keeps. */
  readonly curve:
    | { readonly epochs: readonly number[]; readonly percents: readonly number[] }
    | undefined;
}

/** A run of a report. */
interface LoadedRun {
  /** A setup's id. */
  readonly setup: string;
  readonly seed: number;
  readonly correctCount: number;
  /** None if the loss stopped being finite. */
  readonly weightsSha256: string | undefined;
}

/** What the page shows of a report. */
export interface LoadedReport {
  readonly setups: readonly LoadedSetup[];
  readonly runs: readonly LoadedRun[];
}

/** What the worker answers. */
export type ReportAnswer =
  | { readonly id: number; readonly report: LoadedReport }
  | { readonly id: number; readonly weightsSha256: string }
  | { readonly id: number; readonly problem: string };
