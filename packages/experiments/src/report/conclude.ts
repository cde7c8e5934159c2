import { max, min } from "simple-statistics";

import type { PairComparison } from "../statistics/compare-pairs.ts";
import type { Comparison, Messages } from "./messages.ts";
import type { SetupNames } from "./name-setups.ts";
import type { Report, SetupReport } from "./report.ts";

/** With fewer seeds nothing is called a finding. */
export const ENOUGH_SEEDS = 20;

/** More pairs or setups are for the tables to tell. */
const FEW = 3;

/**
 * Says in plain words what a report shows, sentence by sentence. Which sentences stand is decided by the numbers.
 */
export function conclude(
  report: Report,
  { names, shared }: SetupNames,
  messages: Messages,
): string[] {
  const { setups, runs, plannedRunCount } = report;
  const counts = setups.map(({ accuracyPercent }) => accuracyPercent.count);
  const fewest = min(counts);
  const label = ({ id }: SetupReport): string => names.get(id)!;
  const context = { label, messages };
  return [
    ...(shared.length > 0 ? [messages.shared(shared.join(", "))] : []),
    ...(runs.length < plannedRunCount ? [messages.incomplete(runs.length, plannedRunCount)] : []),
    ...(fewest < ENOUGH_SEEDS ? [messages.fewSeeds(fewest, fewest === max(counts))] : []),
    ...setups
      .filter(({ divergedCount }) => divergedCount > 0)
      .map((setup) =>
        messages.diverged(label(setup), setup.divergedCount, setup.accuracyPercent.count),
      ),
    ...(setups.length > FEW ? ranking(setups, context) : []),
    ...(setups.length <= FEW ? pairSentences(report, context) : []),
    ...(setups.length <= FEW ? perfection(setups, context) : []),
    ...luck(setups, context),
    ...tutorial(setups, context),
    messages.recall,
  ];
}

/** What every sentence needs. */
interface Context {
  readonly label: (setup: SetupReport) => string;
  readonly messages: Messages;
}

function ranking(setups: readonly SetupReport[], { label, messages }: Context): string[] {
  const means = setups.map(({ accuracyPercent }) => accuracyPercent.mean);
  const [high, low] = [Math.max(...means), Math.min(...means)];
  if (high === low) return [];
  const named = (mean: number): string => {
    const all = setups.filter(({ accuracyPercent }) => accuracyPercent.mean === mean).map(label);
    return all.length > FEW ? `${all.slice(0, FEW).join("; ")}; …` : all.join("; ");
  };
  return [messages.best(named(high), high.toFixed(1), named(low), low.toFixed(1))];
}

function pairSentences({ setups, pairs }: Report, { label, messages }: Context): string[] {
  const byId = new Map(setups.map((setup) => [setup.id, setup]));
  return pairs.flatMap(({ first, second, accuracyPoints, onCommonLetters }) => {
    const names = [first, second].map((id) => label(byId.get(id)!));
    const whole = comparisonSentence(names, accuracyPoints, messages);
    if (!onCommonLetters) return [whole];
    const common = comparisonSentence(names, onCommonLetters.accuracyPoints, messages);
    return [`${whole}${messages.onCommonLetters(onCommonLetters.count)}${common}`];
  });
}

function comparisonSentence(
  names: readonly string[],
  pair: PairComparison,
  messages: Messages,
): string {
  return messages[pair.count < ENOUGH_SEEDS ? "firstLook" : verdict(pair)](
    describeComparison(names, pair),
  );
}

/** What the interval of the mean difference allows to be said of the first. */
export function verdict({
  interval: { low, high },
}: PairComparison): "better" | "worse" | "undecided" {
  if (low > 0) return "better";
  return high < 0 ? "worse" : "undecided";
}

/** A pair in the words of a sentence. */
export function describeComparison(
  [first, second]: readonly string[],
  { meanDifference, interval: { low, high }, wins, ties, losses, count }: PairComparison,
): Comparison {
  return {
    first: first!,
    second: second!,
    points: Math.abs(meanDifference).toFixed(1),
    difference: signed(meanDifference),
    low: signed(low),
    high: signed(high),
    wins,
    ties,
    losses,
    count,
  };
}

/** A number with one place and a true minus. */
export function signed(value: number): string {
  const text = value.toFixed(1);
  return text === "-0.0" ? "0.0" : text.replace("-", "−");
}

function perfection(setups: readonly SetupReport[], { label, messages }: Context): string[] {
  return setups.flatMap((setup) => {
    const { count } = setup.accuracyPercent;
    const perfect = setup.histogram.at(-1)!;
    if (perfect === 0) return [];
    return setup.perfectAtLeastPercent === null || count < ENOUGH_SEEDS
      ? [messages.mostlyPerfect(label(setup), perfect, count)]
      : [messages.perfect(label(setup), count, roundedDown(setup.perfectAtLeastPercent))];
  });
}

/** With one place, or as many as tell it from 100: what is said to be a lower bound must be one. */
function roundedDown(percent: number): string {
  const places = Math.max(1, Math.ceil(-Math.log10(100 - percent)));
  const shift = 10 ** places;
  return (Math.floor(percent * shift) / shift).toFixed(places);
}

/** How far one seed can lead astray, for the setups where seeds differ. */
function luck(setups: readonly SetupReport[], { label, messages }: Context): string[] {
  const ranges = setups
    .filter(({ accuracyPercent: { minimum, maximum } }) => minimum < maximum)
    .slice(0, FEW)
    .map((setup) => ({
      label: label(setup),
      low: setup.accuracyPercent.minimum.toFixed(1),
      high: setup.accuracyPercent.maximum.toFixed(1),
    }));
  return ranges.length === 0 ? [] : [messages.luck(ranges)];
}

function tutorial(setups: readonly SetupReport[], { label, messages }: Context): string[] {
  const places = setups
    .filter(({ accuracyPercent }) => accuracyPercent.count >= ENOUGH_SEEDS)
    .flatMap((setup) => {
      const [own] = setup.publicRuns;
      if (!own) return [];
      const percentile = own.percentile.toFixed(0);
      return [{ label: label(setup), accuracy: `${own.accuracyPercent}`, percentile }];
    });
  return places.length === 0 ? [] : [messages.tutorial(places)];
}
