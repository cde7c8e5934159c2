import { englishControls } from "./control-messages-english.ts";
import type { Comparison, Messages } from "./messages.ts";

function record({ wins, ties, losses, count }: Comparison): string {
  return `better with ${wins} of ${seeds(count)}, equal with ${ties}, worse with ${losses}`;
}

function seeds(count: number): string {
  return count === 1 ? "1 seed" : `${count} seeds`;
}

/** A report in English. */
export const english: Messages = {
  language: "en",
  title: "Was it luck?",
  controls: englishControls,
  model: (name) => name.replace(/^model-/, "Model "),
  term: (term) => term,
  headings: {
    summary: "Letters right, in percent",
    distribution: "Every run",
    pairs: "Seed by seed",
    publicRuns: "Where others' runs stand",
    misses: "Letters missed",
    curves: "While they learned",
    confusion: "Asked and answered",
    controls: "Controls",
    reproduce: "How to reproduce this",
  },
  columns: {
    setup: "setup",
    runs: "runs",
    mean: "mean",
    interval: "95 % interval",
    deviation: "sd",
    quartiles: "quartiles",
    interquartileMean: "IQM",
    range: "least–most",
    perfect: "perfect",
    diverged: "diverged",
    pair: "difference",
    common: "on common letters",
    difference: "points",
    record: "better–equal–worse",
    improvement: "P(improvement)",
    source: "run",
  },
  captions: {
    dots: "One dot a run; the bar is the mean with its 95 % interval, ◆ are others' printed results.",
    histogram: "Runs by letters right.",
    loss: "Loss in nats (log scale): median and the middle half of the runs.",
    accuracy: "Accuracy in percent while training: median and the middle half of the runs.",
    confusion: (label) => `${label}: the letter asked for (row) and the answer (column), all runs.`,
  },
  shared: (differences) => `All of these with ${differences}.`,
  fewSeeds: (count, isSame) => {
    const are = count === 1 ? "is" : "are";
    const these = isSame
      ? `${count === 1 ? "This" : "These"} ${are} ${seeds(count)} a model`
      : `Of some models there ${are} but ${seeds(count)}`;
    return `${these}: too few to tell learning from luck. What follows is a first look, no finding.`;
  },
  noVerdict: (count) => `${seeds(count)}: a first look, no finding.`,
  incomplete: (there, planned) =>
    `Of ${planned} runs ${there} have finished: the rest may change what is said here.`,
  diverged: (label, diverged, count) =>
    `${label}: the loss of ${diverged} of ${count} runs stopped being finite; they count as no letter right.`,
  better: (pair) =>
    `${pair.first} is better than ${pair.second} by ${pair.points} points on average (95 % interval ${pair.low} to ${pair.high}): ${record(pair)}.`,
  worse: (pair) =>
    `${pair.first} is worse than ${pair.second} by ${pair.points} points on average (95 % interval ${pair.low} to ${pair.high}): ${record(pair)}.`,
  undecided: (pair) =>
    `Between ${pair.first} and ${pair.second} these runs do not decide: ${pair.difference} points on average, 95 % interval ${pair.low} to ${pair.high}; ${record(pair)}.`,
  firstLook: (pair) =>
    `So far ${pair.first} stands ${pair.difference} points from ${pair.second} on average: ${record(pair)}.`,
  claim: (claim) => `Claim: ${claim}`,
  controlResult: (pair) =>
    `${pair.first}: ${pair.firstMean} %, loss ${pair.firstLoss}; ${pair.second}: ${pair.secondMean} %, loss ${pair.secondLoss}. Difference ${pair.difference} points${pair.hasInterval ? ` (95 % interval ${pair.low} to ${pair.high})` : ""}; ${record(pair)}.`,
  onCommonLetters: (count) => ` On the ${count} letters that both are asked for: `,
  best: (label, mean, last, lastMean) =>
    `On average ${label} did best (${mean} %) and ${last} worst (${lastMean} %).`,
  luck: (ranges) =>
    `One seed alone can give ${new Intl.ListFormat("en", { type: "conjunction" }).format(
      ranges.map(({ label, low, high }) => `${label} anything from ${low} to ${high} %`),
    )}.`,
  perfect: (label, count, atLeast) =>
    `${label} got every letter with all ${count} seeds, so with 95 % confidence at least ${atLeast} % of all seeds do.`,
  mostlyPerfect: (label, perfect, count) =>
    `${label} got every letter with ${perfect} of ${seeds(count)}.`,
  tutorial: (places) =>
    `The tutorial's figures are single draws among these: ${new Intl.ListFormat("en", {
      type: "conjunction",
    }).format(
      places.map(
        ({ label, accuracy, percentile }) =>
          `${accuracy} % for ${label} stands at percentile ${percentile}`,
      ),
    )}.`,
  recall: "Every window asked was trained on: this measures recall, not understanding.",
  percentiles:
    "What others printed, in percent, and in brackets its percentile among the runs here.",
  missesText: (label, letters) => `${label}: ${letters}`,
  nothingMissed: (label) => `${label}: none`,
  reproduce:
    "The same seeds give the same bytes on every machine. Repeat all runs or a few, and compare:",
  madeWith: (versions) => `Computed with ${versions}.`,
};
