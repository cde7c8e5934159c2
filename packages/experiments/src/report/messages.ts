import type { AllControlMessages } from "./control-messages.ts";
import { english } from "./messages-english.ts";
import { traditionalChinese } from "./messages-traditional-chinese.ts";

/** The languages of a report. */
export type Language = "en" | "zh-TW";

/** Every {@link Language}. */
export const languages: readonly Language[] = ["en", "zh-TW"];

/** How two setups compare, for a sentence. */
export interface Comparison {
  readonly first: string;
  readonly second: string;
  /** As `1.5`, without a sign. */
  readonly points: string;
  /** As `−1.5`, first − second. */
  readonly difference: string;
  /** As `0.8 to 2.2`, for the first minus the second. */
  readonly low: string;
  readonly high: string;
  readonly wins: number;
  readonly ties: number;
  readonly losses: number;
  readonly count: number;
}

/** A pair of a control, for a line. */
interface ControlResult extends Comparison {
  /** Whether there are seeds enough for an interval. */
  readonly hasInterval: boolean;
  /** Mean accuracies, as `83.7`. */
  readonly firstMean: string;
  readonly secondMean: string;
  /** Mean losses in nats, as `1.702`. */
  readonly firstLoss: string;
  readonly secondLoss: string;
}

/** All that a report says, in one language. */
export interface Messages {
  readonly language: Language;
  readonly title: string;
  readonly controls: AllControlMessages;
  /** "Model 1" for `model-1`; other names as they are. */
  readonly model: (name: string) => string;
  /** A word of `describeSetup`. */
  readonly term: (term: string) => string;
  readonly headings: Readonly<
    Record<
      | "summary"
      | "distribution"
      | "pairs"
      | "publicRuns"
      | "misses"
      | "curves"
      | "confusion"
      | "controls"
      | "reproduce",
      string
    >
  >;
  readonly columns: Readonly<
    Record<
      | "setup"
      | "runs"
      | "mean"
      | "interval"
      | "deviation"
      | "quartiles"
      | "interquartileMean"
      | "range"
      | "perfect"
      | "diverged"
      | "pair"
      | "common"
      | "difference"
      | "record"
      | "improvement"
      | "source",
      string
    >
  >;
  readonly captions: Readonly<Record<"dots" | "histogram" | "loss" | "accuracy", string>> & {
    readonly confusion: (label: string) => string;
  };
  /** What all setups have and the tutorial's have not. */
  readonly shared: (differences: string) => string;
  /** Of the setup with the fewest seeds; `isSame` if all have as many. */
  readonly fewSeeds: (count: number, isSame: boolean) => string;
  /** In place of a verdict. */
  readonly noVerdict: (count: number) => string;
  readonly incomplete: (there: number, planned: number) => string;
  readonly diverged: (label: string, diverged: number, count: number) => string;
  readonly better: (comparison: Comparison) => string;
  readonly worse: (comparison: Comparison) => string;
  readonly undecided: (comparison: Comparison) => string;
  /** With too few seeds to decide anything. */
  readonly firstLook: (comparison: Comparison) => string;
  /** Opens a sentence on these letters alone, after another sentence. */
  readonly controlResult: (result: ControlResult) => string;
  readonly claim: (claim: string) => string;
  readonly onCommonLetters: (count: number) => string;
  readonly best: (label: string, mean: string, last: string, lastMean: string) => string;
  readonly luck: (
    ranges: readonly { readonly label: string; readonly low: string; readonly high: string }[],
  ) => string;
  readonly perfect: (label: string, count: number, atLeast: string) => string;
  readonly mostlyPerfect: (label: string, perfect: number, count: number) => string;
  readonly tutorial: (
    places: readonly {
      readonly label: string;
      readonly accuracy: string;
      readonly percentile: string;
    }[],
  ) => string;
  readonly recall: string;
  /** What the numbers in brackets after printed results are. */
  readonly percentiles: string;
  readonly missesText: (label: string, letters: string) => string;
  readonly nothingMissed: (label: string) => string;
  readonly reproduce: string;
  readonly madeWith: (versions: string) => string;
}

const byLanguage: Readonly<Record<Language, Messages>> = {
  en: english,
  "zh-TW": traditionalChinese,
};

/** The messages of a language. */
export function messagesIn(language: Language): Messages {
  return byLanguage[language];
}
