import { getEventListeners } from "node:events";
import { setImmediate } from "node:timers/promises";

import { singleLetter, timeSteps } from "@alphabet-lstm/models";
import { describe, expect, it, onTestFinished } from "vitest";

import { runToOutcomes, smallSweep } from "../test/outcomes.ts";
import { createExperiment } from "./experiment.ts";
import { runExperiment } from "./run-experiment.ts";
import { curveEpochs, outcomeOf, type RunOutcome } from "./run-outcome.ts";
import { type Executor, inlineExecutor, runSweep } from "./run-sweep.ts";
import { runId, sweepRuns } from "./sweep.ts";

const experiments = sweepRuns(smallSweep).map(({ experiment }) => experiment);

async function collect(executor: Executor, signal?: AbortSignal): Promise<RunOutcome[]> {
  const outcomes: RunOutcome[] = [];
  for await (const outcome of runSweep(experiments, executor, signal)) outcomes.push(outcome);
  return outcomes;
}

/** Finishes its runs in another order than they began, and counts those under way. */
function unsteadyExecutor(concurrency: number): Executor & { mostUnderWay: number } {
  let underWay = 0;
  const executor = {
    concurrency,
    mostUnderWay: 0,
    run: async (...[experiment, signal]: Parameters<Executor["run"]>) => {
      executor.mostUnderWay = Math.max(executor.mostUnderWay, ++underWay);
      const outcome = await inlineExecutor.run(experiment, signal);
      for (let turn = (experiment.seed * 7) % 5; turn > 0; turn--) await Promise.resolve();
      underWay--;
      return outcome;
    },
  };
  return executor;
}

function byId(outcomes: readonly RunOutcome[]): RunOutcome[] {
  return outcomes.toSorted((a, b) => (runId(a.setup, a.seed) < runId(b.setup, b.seed) ? -1 : 1));
}

describe("runSweep()", () => {
  it("gives every outcome once, the same for any number of runs at a time", async () => {
    const expected = byId(await runToOutcomes(smallSweep));
    for (const concurrency of [1, 2, 3, 100]) {
      const executor = unsteadyExecutor(concurrency);
      expect(byId(await collect(executor))).toEqual(expected);
      expect(executor.mostUnderWay).toBe(Math.min(concurrency, experiments.length));
    }
  });

  it.each([0, -1, 1.5, Number.NaN])(
    "throws RangeError for an executor that takes %d runs at a time",
    async (concurrency) => {
      await expect(collect({ ...inlineExecutor, concurrency })).rejects.toThrow(
        `Cannot run the sweep: the executor's concurrency must be an integer in 1..9007199254740991, received ${concurrency}`,
      );
    },
  );

  it("throws the signal's reason, and starts nothing more", async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const sweep = runSweep(experiments, inlineExecutor, stop.signal);
    await expect(async () => {
      for await (const { seed } of sweep) {
        seen.push(seed);
        stop.abort(new Error("enough"));
      }
    }).rejects.toThrow("enough");
    expect(seen).toHaveLength(1);
  });

  it("cancels what is under way when its reader leaves, or a run fails", async () => {
    const signals: AbortSignal[] = [];
    const waiting: Executor = {
      concurrency: 3,
      run: async (experiment, signal) => {
        if (signal) signals.push(signal);
        if (signals.length === 1) return inlineExecutor.run(experiment);
        return new Promise((_, reject) => {
          signal?.addEventListener("abort", () => reject(new Error("cancelled")));
        });
      },
    };
    for await (const _ of runSweep(experiments, waiting)) break;
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true, true]);
    const failing: Executor = { concurrency: 2, run: async () => Promise.reject(new Error("no")) };
    await expect(collect(failing)).rejects.toThrow("no");
  });

  it("leaves no rejection unhandled, and waits for what is under way, when several runs fail", async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on("unhandledRejection", note);
    onTestFinished(() => void process.off("unhandledRejection", note));
    let [underWay, begun] = [0, 0];
    const failing: Executor = {
      concurrency: 4,
      run: async (_, signal) => {
        const place = begun++;
        underWay++;
        for (let turn = 0; turn < 3 * place; turn++) {
          if (signal?.aborted) break;
          await setImmediate();
        }
        underWay--;
        throw new Error(`run ${place}`);
      },
    };
    await expect(collect(failing)).rejects.toThrow("run 0");
    expect([underWay, begun]).toEqual([0, 4]);
    await setImmediate();
    expect(unhandled).toEqual([]);
  });

  it("tells an outcome while the others are under way, and begins the next only when asked on", async () => {
    let begun = 0;
    const counting: Executor = {
      concurrency: 2,
      run: async (experiment) => {
        begun++;
        return inlineExecutor.run(experiment);
      },
    };
    const sweep = runSweep(experiments, counting);
    expect(begun).toBe(0);
    await sweep.next();
    expect(begun).toBe(2);
    await sweep.next();
    expect(begun).toBe(3);
    await sweep.return();
    expect(begun).toBe(3);
  });

  it("gives nothing for no experiments", async () => {
    for await (const _ of runSweep([], inlineExecutor)) expect.unreachable();
  });

  it("leaves no listener behind on a signal that many runs share", async () => {
    const stop = new AbortController();
    for (let time = 0; time < 3; time++) await collect(inlineExecutor, stop.signal);
    expect(getEventListeners(stop.signal, "abort")).toEqual([]);
  });
});

describe("an outcome", () => {
  it("keeps of a record what the sweep needs", async () => {
    const experiment = createExperiment(timeSteps, { epochs: 7, units: 4 });
    for await (const event of runExperiment(experiment)) {
      if (event.type !== "end") continue;
      const { record } = event;
      const outcome = outcomeOf(record);
      expect(outcome).toMatchObject({
        seed: 7,
        status: "finished",
        loss: record.evaluation.loss,
        correctCount: record.evaluation.correctCount,
        predicted: record.predictions.map(({ predicted }) => predicted),
        curve: { loss: record.history.loss },
        weightsSha256: record.weightsSha256,
      });
      const loss = record.history.loss.with(3, record.history.loss[3]! + 1e-15);
      const changed = { ...record, history: { ...record.history, loss } };
      expect(outcomeOf(changed).historySha256).not.toBe(outcome.historySha256);
    }
  });

  it("of a learning rate beyond all reason is that it diverged", async () => {
    const experiment = createExperiment(singleLetter, { epochs: 3, adam: { learningRate: 1e38 } });
    expect(await inlineExecutor.run(experiment)).toMatchObject({ status: "diverged", seed: 7 });
  });

  it.each([
    [1, [1]],
    [3, [1, 2, 3]],
    [100, [1, ...Array.from({ length: 50 }, (_, place) => 2 * (place + 1))]],
  ])("has the curve of a training of %d epochs at %j", (epochs, kept) => {
    expect(curveEpochs(epochs)).toEqual(kept);
  });
});
