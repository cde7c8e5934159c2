import {
  describeSetup,
  experimentDataset,
  percent,
  type RunOutcome,
  type Setup,
  setupId,
} from "@alphabet-lstm/experiments";
import { Presets, SingleBar } from "cli-progress";

/** Shows how far a sweep is. */
export interface RunProgress {
  readonly finished: (outcome: RunOutcome) => void;
  readonly stop: () => void;
}

/** Where there is no terminal, a line comes with every tenth of the runs, and after so many milliseconds. */
const PLAIN_LINES = 10;
const LONGEST_SILENCE_MS = 10_000;

/** More means would not fit beside a bar. */
const MOST_MEANS = 3;

/**
 * Shows runs, time left and the mean accuracy of each setup so far: a bar on a terminal, else plain lines, on stderr.
 */
export function showRunProgress(
  setups: readonly Setup[],
  {
    finished,
    missingCount,
  }: { readonly finished: readonly RunOutcome[]; readonly missingCount: number },
): RunProgress {
  const means = meansSoFar(setups);
  for (const outcome of finished) means.add(outcome);
  return process.stderr.isTTY ? showBar(missingCount, means) : showLines(missingCount, means);
}

interface Means {
  readonly add: (outcome: RunOutcome) => void;
  readonly text: () => string;
}

function meansSoFar(setups: readonly Setup[]): Means {
  const sums = new Map(
    setups.map((setup) => [
      setupId(setup),
      {
        label: describeSetup(setup),
        sampleCount: experimentDataset({ ...setup, seed: 0 }).windows.count,
        correctCount: 0,
        runCount: 0,
      },
    ]),
  );
  return {
    add: (outcome) => {
      const sum = sums.get(outcome.setup)!;
      sum.runCount++;
      if (outcome.status === "finished") sum.correctCount += outcome.correctCount;
    },
    text: () => {
      const shown = [...sums.values()].filter(({ runCount }) => runCount > 0).slice(0, MOST_MEANS);
      const means = shown.map(({ label, correctCount, runCount, sampleCount }) => {
        const mean = percent({ correctCount, sampleCount: runCount * sampleCount });
        return `${label} ${mean.toFixed(1)} %`;
      });
      return [...means, ...(sums.size > MOST_MEANS ? ["…"] : [])].join(" · ");
    },
  };
}

function showBar(total: number, means: Means): RunProgress {
  const bar = new SingleBar(
    {
      format: "  {bar} {value}/{total} runs · {eta_formatted} left · {means}",
      barsize: 20,
      clearOnComplete: true,
      gracefulExit: false,
      stream: process.stderr,
      etaBuffer: 50,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0, { means: "" });
  return {
    finished: (outcome) => {
      means.add(outcome);
      bar.increment(1, { means: means.text() });
    },
    stop: () => bar.stop(),
  };
}

function showLines(total: number, means: Means): RunProgress {
  const started = performance.now();
  const every = Math.max(1, Math.ceil(total / PLAIN_LINES));
  let lastLine = started;
  let count = 0;
  return {
    finished: (outcome) => {
      means.add(outcome);
      count++;
      const now = performance.now();
      const due = count % every === 0 || count === total;
      if (!due && now - lastLine < LONGEST_SILENCE_MS) return;
      lastLine = now;
      const left = Math.ceil((((now - started) / count) * (total - count)) / 1000);
      process.stderr.write(`  ${count}/${total} runs · ${left} s left · ${means.text()}\n`);
    },
    stop: () => {},
  };
}
