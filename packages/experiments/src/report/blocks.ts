import type { Interval } from "../statistics/bootstrap-interval.ts";
import type { QuartileCurves } from "./summarize-curves.ts";

/** A part of a report as a reader sees it, in one language: what every rendering draws from. */
export type Block =
  | { readonly kind: "title"; readonly text: string }
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "subheading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "list" | "commands"; readonly items: readonly string[] }
  | Table
  | { readonly kind: "figure"; readonly caption: string; readonly figure: Figure };

/** Rows under titles; numbers stand to the right. */
export interface Table {
  readonly kind: "table";
  readonly columns: readonly { readonly title: string; readonly isNumber: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

/** What is drawn. */
export type Figure = DotPlot | Histogram | Curves | Confusion;

/** Values on one common scale, a lane each. */
export interface DotPlot {
  readonly kind: "dots";
  readonly unit: string;
  readonly lanes: readonly {
    readonly label: string;
    readonly values: readonly number[];
    readonly mean: number;
    readonly interval: Interval;
    /** Others' results, to be told apart from the dots. */
    readonly marks: readonly number[];
  }[];
}

/** How many runs have 0, 1, … letters right. */
export interface Histogram {
  readonly kind: "histogram";
  readonly lanes: readonly { readonly label: string; readonly counts: readonly number[] }[];
}

/** The middle of many curves, with the band in which half of them lie. */
export interface Curves {
  readonly kind: "curves";
  readonly title: string;
  readonly scale: "linear" | "log";
  readonly series: readonly {
    readonly label: string;
    readonly epochs: readonly number[];
    readonly curves: QuartileCurves;
  }[];
}

/** For the letter that follows (row) how often each letter (column) was the answer. */
export interface Confusion {
  readonly kind: "confusion";
  readonly label: string;
  readonly symbols: readonly string[];
  readonly counts: readonly (readonly number[])[];
}
