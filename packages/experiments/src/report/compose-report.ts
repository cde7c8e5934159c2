import { type ControlId, findControl } from "../controls.ts";
import type { FinishedRun } from "../run-outcome.ts";
import type { PairComparison } from "../statistics/compare-pairs.ts";
import type { Block, Figure, Table } from "./blocks.ts";
import { conclude, describeComparison, ENOUGH_SEEDS, signed, verdict } from "./conclude.ts";
import { confusionCounts } from "./confusion.ts";
import { type Language, type Messages, messagesIn } from "./messages.ts";
import { nameSetups } from "./name-setups.ts";
import type { PairReport, Report, SetupReport } from "./report.ts";
import { reproductionCommands } from "./reproduction-commands.ts";

/** Figures of more setups could not be read. */
const MOST_LANES = 40;
const MOST_CURVES = 6;

/** The letters missed most often are named, up to so many. */
const NAMED_MISSES = 6;

/**
 * Lays a report out for a reader: its conclusion first, then what it rests on, then how to reproduce it.
 *
 * @param language - `"en"` by default
 * @param file - where the reader has it, as a shell takes it, to verify it; `report.json` by default
 * @example
 * ```ts
 * import { createExperiment, inlineExecutor } from "@alphabet-lstm/experiments";
 * import { composeReport, createReport } from "@alphabet-lstm/experiments/report";
 * import { timeSteps } from "@alphabet-lstm/models";
 *
 * const experiment = createExperiment(timeSteps, { epochs: 2 });
 * const outcomes = [await inlineExecutor.run(experiment)];
 * const report = createReport({ setups: [experiment], outcomes, versions: {}, plannedRunCount: 1 });
 * composeReport(report)[0]; // → { kind: "title", text: "Was it luck?" }
 * ```
 */
export function composeReport(
  report: Report,
  language: Language = "en",
  file = "report.json",
): Block[] {
  const messages = messagesIn(language);
  const setupNames = nameSetups(report.setups, messages);
  const context = { label: ({ id }: SetupReport) => setupNames.names.get(id)!, messages };
  const heading = (name: keyof Messages["headings"]): Block => ({
    kind: "heading",
    text: messages.headings[name],
  });
  return [
    { kind: "title", text: messages.title },
    ...conclude(report, setupNames, messages).map((text): Block => ({ kind: "paragraph", text })),
    heading("summary"),
    summaryTable(report, context),
    ...section(heading("controls"), controlBlocks(report, context)),
    heading("distribution"),
    ...distribution(report, context),
    ...section(heading("pairs"), pairBlocks(report, context)),
    ...section(heading("publicRuns"), publicRunBlocks(report, context)),
    heading("misses"),
    { kind: "list", items: report.setups.map((setup) => missesText(setup, context)) },
    ...section(heading("curves"), curveBlocks(report, context)),
    ...section(heading("confusion"), confusionBlocks(report, context)),
    heading("reproduce"),
    { kind: "paragraph", text: messages.reproduce },
    { kind: "commands", items: reproductionCommands(report, file) },
    { kind: "paragraph", text: messages.madeWith(versionsText(report)) },
  ];
}

/** What every part needs. */
interface Context {
  readonly label: (setup: SetupReport) => string;
  readonly messages: Messages;
}

/** A heading and what stands under it, if there is anything. */
function section(heading: Block, blocks: readonly Block[]): Block[] {
  return blocks.length === 0 ? [] : [heading, ...blocks];
}

function summaryTable({ setups }: Report, { label, messages: { columns } }: Context): Table {
  const numbers = [
    columns.runs,
    columns.mean,
    columns.interval,
    columns.deviation,
    columns.quartiles,
    columns.interquartileMean,
    columns.range,
    columns.perfect,
  ].map((title) => ({ title, isNumber: true }));
  return {
    kind: "table",
    columns: [{ title: columns.setup, isNumber: false }, ...numbers],
    rows: setups.map((setup) => {
      const { accuracyPercent: accuracy, histogram } = setup;
      return [
        label(setup),
        `${accuracy.count}`,
        accuracy.mean.toFixed(2),
        // One run says nothing of how runs differ.
        accuracy.count < 2 ? "–" : `${one(accuracy.interval.low)}–${one(accuracy.interval.high)}`,
        accuracy.count < 2 ? "–" : accuracy.standardDeviation.toFixed(2),
        [accuracy.lowerQuartile, accuracy.median, accuracy.upperQuartile].map(one).join(" "),
        accuracy.interquartileMean.toFixed(2),
        `${one(accuracy.minimum)}–${one(accuracy.maximum)}`,
        `${histogram.at(-1)!}`,
      ];
    }),
  };
}

function one(value: number): string {
  return value.toFixed(1);
}

function distribution({ setups, runs }: Report, { label, messages }: Context): Block[] {
  const shown = setups.slice(0, MOST_LANES);
  const values = new Map<string, number[]>(shown.map(({ id }) => [id, []]));
  const counts = new Map(shown.map(({ id, sampleCount }) => [id, sampleCount]));
  for (const run of runs) {
    const correct = run.status === "finished" ? run.correctCount : 0;
    values.get(run.setup)?.push((100 * correct) / counts.get(run.setup)!);
  }
  const lanes = shown.map((setup) => ({
    label: label(setup),
    values: values.get(setup.id)!,
    mean: setup.accuracyPercent.mean,
    interval: setup.accuracyPercent.interval,
    marks: setup.publicRuns.map(({ accuracyPercent }) => accuracyPercent),
  }));
  const histogramLanes = shown
    .filter(({ sampleCount }) => sampleCount <= MOST_LANES)
    .slice(0, MOST_CURVES)
    .map((setup) => ({ label: label(setup), counts: setup.histogram }));
  return [
    figure(messages.captions.dots, { kind: "dots", unit: "%", lanes }),
    ...(histogramLanes.length === 0
      ? []
      : [figure(messages.captions.histogram, { kind: "histogram", lanes: histogramLanes })]),
  ];
}

function figure(caption: string, drawn: Figure): Block {
  return { kind: "figure", caption, figure: drawn };
}

function pairBlocks({ setups, pairs }: Report, { label, messages }: Context): Block[] {
  if (pairs.length === 0) return [];
  const byId = new Map(setups.map((setup) => [setup.id, setup]));
  const name = (id: string): string => label(byId.get(id)!);
  const { columns } = messages;
  const titles = [columns.difference, columns.interval, columns.record, columns.improvement];
  return [
    {
      kind: "table",
      columns: [
        { title: columns.pair, isNumber: false },
        ...titles.map((title) => ({ title, isNumber: true })),
      ],
      rows: pairs.flatMap(({ first, second, accuracyPoints, onCommonLetters }) => [
        [`${name(first)} − ${name(second)}`, ...pairCells(accuracyPoints)],
        ...(onCommonLetters
          ? [
              [
                `… ${columns.common} (${onCommonLetters.count})`,
                ...pairCells(onCommonLetters.accuracyPoints),
              ],
            ]
          : []),
      ]),
    },
  ];
}

function pairCells(comparison: PairComparison): string[] {
  const { count, meanDifference, interval, wins, ties, losses, probabilityOfImprovement } =
    comparison;
  return [
    signed(meanDifference),
    count < 2 ? "–" : `${signed(interval.low)} … ${signed(interval.high)}`,
    `${wins}–${ties}–${losses}`,
    probabilityOfImprovement.toFixed(3),
  ];
}

/** Each control: what it is about, what came out, and what that says of the claim. */
function controlBlocks({ controls, setups }: Report, { label, messages }: Context): Block[] {
  const byId = new Map(setups.map((setup) => [setup.id, setup]));
  return controls.flatMap(({ id, pairs }): Block[] => {
    const { title, claim, ...verdicts } = messages.controls[id];
    const decisive = decisivePairs(id, pairs);
    const fewest = Math.min(...decisive.map(({ count }) => count));
    const items = pairs.map(({ first, second, accuracyPoints }) => {
      const [a, b] = [byId.get(first)!, byId.get(second)!];
      return messages.controlResult({
        ...describeComparison([label(a), label(b)], accuracyPoints),
        hasInterval: accuracyPoints.count > 1,
        firstMean: a.accuracyPercent.mean.toFixed(1),
        secondMean: b.accuracyPercent.mean.toFixed(1),
        firstLoss: a.lossNats?.mean.toPrecision(4) ?? "–",
        secondLoss: b.lossNats?.mean.toPrecision(4) ?? "–",
      });
    });
    return [
      { kind: "subheading", text: title },
      { kind: "paragraph", text: messages.claim(claim) },
      { kind: "list", items },
      {
        kind: "paragraph",
        text:
          fewest < ENOUGH_SEEDS ? messages.noVerdict(fewest) : verdicts[sharedVerdict(decisive)],
      },
    ];
  });
}

/** The comparisons that decide about a control: on the letters that both are asked for, where these differ. */
function decisivePairs(id: ControlId, pairs: readonly PairReport[]): PairComparison[] {
  return pairs
    .slice(0, findControl(id).decisiveCount ?? 1)
    .map(
      ({ accuracyPoints, onCommonLetters }) => onCommonLetters?.accuracyPoints ?? accuracyPoints,
    );
}

/** The verdict of all, or none. */
function sharedVerdict(comparisons: readonly PairComparison[]): ReturnType<typeof verdict> {
  const [first, ...others] = comparisons.map(verdict);
  return others.every((other) => other === first) ? first! : "undecided";
}

function publicRunBlocks({ setups }: Report, { label, messages }: Context): Block[] {
  const { columns } = messages;
  const known = setups.filter((setup) => setup.publicRuns.length > 0);
  const sources = [
    ...new Set(known.flatMap((setup) => setup.publicRuns.map(({ source }) => source))),
  ];
  if (sources.length === 0) return [];
  return [
    {
      kind: "table",
      columns: [
        { title: columns.source, isNumber: false },
        ...known.map((setup) => ({ title: label(setup), isNumber: true })),
      ],
      rows: sources.map((source) => [source].concat(known.map((setup) => printed(setup, source)))),
    },
    { kind: "paragraph", text: messages.percentiles },
  ];
}

/** "88 (85)" */
function printed({ publicRuns }: SetupReport, source: string): string {
  const run = publicRuns.find((each) => each.source === source);
  return run ? `${run.accuracyPercent} (${run.percentile.toFixed(0)})` : "";
}

/** "Model 1: Y 99 %, W 60 %", the letters missed most often first. */
function missesText(setup: SetupReport, { label, messages }: Context): string {
  const name = label(setup);
  const missed = setup.misses
    .filter(({ missedCount }) => missedCount > 0)
    .map(({ target, missedCount, askedCount }) => ({ target, share: missedCount / askedCount }))
    .toSorted((a, b) => b.share - a.share);
  if (setup.misses.length === 0) return messages.missesText(name, "–");
  if (missed.length === 0) return messages.nothingMissed(name);
  const named = missed
    .slice(0, NAMED_MISSES)
    .map(({ target, share }) => `${target} ${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`);
  const rest = missed.length > NAMED_MISSES ? ["…"] : [];
  return messages.missesText(name, [...named, ...rest].join(", "));
}

function curveBlocks({ setups }: Report, { label, messages }: Context): Block[] {
  const learned = setups.flatMap((setup) => (setup.curve ? [{ setup, curve: setup.curve }] : []));
  if (learned.length === 0) return [];
  const shown = learned.slice(0, MOST_CURVES);
  const series = (name: "lossNats" | "accuracyPercent") =>
    shown.map(({ setup, curve }) => ({
      label: label(setup),
      epochs: curve.epochs,
      curves: curve[name],
    }));
  const { loss, accuracy } = messages.captions;
  return [
    figure(loss, { kind: "curves", title: "loss", scale: "log", series: series("lossNats") }),
    figure(accuracy, {
      kind: "curves",
      title: "accuracy",
      scale: "linear",
      series: series("accuracyPercent"),
    }),
  ];
}

function confusionBlocks({ setups, runs }: Report, { label, messages }: Context): Block[] {
  const learned = setups.filter(({ curve }) => curve !== null);
  return learned.slice(0, MOST_CURVES).map((setup) => {
    const name = label(setup);
    const finished = runs.filter(
      (run): run is FinishedRun => run.status === "finished" && run.setup === setup.id,
    );
    return figure(messages.captions.confusion(name), {
      kind: "confusion",
      label: name,
      symbols: setup.setup.alphabet,
      counts: confusionCounts(setup.setup, finished),
    });
  });
}

function versionsText({ versions }: Report): string {
  return Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(", ");
}
