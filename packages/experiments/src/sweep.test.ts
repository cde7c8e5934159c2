import { configurations, singleLetter, timeSteps } from "@alphabet-lstm/models";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { createExperiment, type ExperimentOptions } from "./experiment.ts";
import { type Grid, gridPoints } from "./grid.ts";
import { describeSetup, setupId, setupOf } from "./setup.ts";
import { createSweep, shardRuns, sweepOf, sweepRuns } from "./sweep.ts";

describe("setupId()", () => {
  const usual = createExperiment(timeSteps);

  it("leaves the seed and the order of keys out", () => {
    const { seed: _, ...rest } = usual;
    const reordered = Object.fromEntries(Object.entries(rest).toReversed());
    expect(setupId(createExperiment(timeSteps, { seed: 1 }))).toBe(setupId(usual));
    expect(setupId(reordered as typeof rest)).toBe(setupId(usual));
    expect(setupId(usual)).toMatch(/^[0-9a-f]{16}$/);
  });

  it.each<[ExperimentOptions, string]>([
    [{ model: "mine" }, "mine, 3x1"],
    [{ alphabet: "ABCDE" }, "model-3, alphabet A…E (5)"],
    [{ framing: { timeSteps: 2, features: 1 } }, "model-3, 2x1"],
    [{ encoding: "one-hot" }, "model-3, one hot"],
    [{ cell: "simple-rnn" }, "model-3, simple rnn"],
    [{ units: 16 }, "model-3, units 16"],
    [{ recurrentActivation: "sigmoid" }, "model-3, sigmoid"],
    [{ epochs: 3 }, "model-3, epochs 3"],
    [{ batchSize: 2 }, "model-3, batch size 2"],
    [{ shuffle: false }, "model-3, in order"],
    [{ stateful: true }, "model-3, stateful"],
    [{ stateful: true, coldStart: true }, "model-3, stateful, cold start"],
    [
      { variableLength: { sampleCount: 9, padding: "masked" } },
      "model-3, variable length, masked padding, samples 9",
    ],
    [{ adam: { learningRate: 0.01 } }, "model-3, learning rate 0.01"],
    [{ adam: { clipNorm: 1 } }, "model-3, clip norm 1"],
  ])("tells %j from the tutorial's, and describeSetup() calls it %j", (options, name) => {
    const changed = createExperiment(timeSteps, options);
    expect(setupId(changed)).not.toBe(setupId(usual));
    expect(describeSetup(changed)).toBe(name);
  });

  it("is the same where an option is given as it usually is", () => {
    const spelledOut = { shuffle: true, stateful: false, coldStart: false, units: 32 };
    expect(setupId(createExperiment(timeSteps, spelledOut))).toBe(setupId(usual));
  });
});

describe("gridPoints()", () => {
  it("gives every combination", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 5 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 5 }),
        (units, epochs) => {
          const points = gridPoints({ units, epochs });
          expect(new Set(points.map((point) => `${point.units} ${point.epochs}`)).size).toBe(
            units.length * epochs.length,
          );
          expect(points).toHaveLength(units.length * epochs.length);
        },
      ),
    );
  });

  it("has the product of all counts of values as its count, the last key varying fastest", () => {
    const counts = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 0, maxLength: 4 });
    const keys = ["units", "epochs", "batchSize", "learningRate"] as const;
    fc.assert(
      fc.property(counts, (given) => {
        const lists = given.map((count) => Array.from({ length: count }, (_, value) => value + 1));
        const points = gridPoints(Object.fromEntries(lists.map((list, key) => [keys[key], list])));
        expect(points).toHaveLength(given.reduce((product, count) => product * count, 1));
        expect(new Set(points.map((point) => JSON.stringify(point))).size).toBe(points.length);
        const written = points.map((point) => given.map((_, key) => point[keys[key]!]).join());
        expect(written).toEqual(written.toSorted());
      }),
    );
  });

  it("takes no key from a prototype", () => {
    for (const key of ["__proto__", "constructor", "toString"]) {
      const grid = JSON.parse(`{"${key}":[1]}`) as Grid;
      expect(() => gridPoints(grid)).toThrow(`"${key}" cannot be varied`);
    }
    expect(() => gridPoints({ ["x".repeat(5000)]: [1] })).toThrow(/^.{1,250}$/);
  });

  it.each([
    [{ unit: [1] }, '"unit" cannot be varied; did you mean units?'],
    [{ learning_rate: [1] }, '"learning_rate" cannot be varied; did you mean learningRate?'],
    [{ xyz: [1] }, '"xyz" cannot be varied; there are units, epochs,'],
    [{ seed: [1] }, '"seed" cannot be varied'],
    [{ units: [] }, "units has no values"],
    [
      { units: Array(101).fill(1), epochs: Array(100).fill(1) },
      "it must have at most 10000 points",
    ],
  ])("throws RangeError for %j", (grid, message) => {
    expect(() => gridPoints(grid as Grid)).toThrow(RangeError);
    expect(() => gridPoints(grid as Grid)).toThrow(message);
  });
});

describe("createSweep()", () => {
  it("is configurations × grid × seeds, each once", () => {
    const grid = { units: [4, 8, 8], batchSize: [1, 5] };
    const sweep = createSweep({ configurations, grid, seeds: [3, 1, 1] });
    expect(sweep.setups).toHaveLength(3 * 2 * 2);
    expect(sweep.seeds).toEqual([1, 3]);
    const runs = sweepRuns(sweep);
    expect(new Set(runs.map(({ id }) => id)).size).toBe(24);
    expect(
      runs.every(({ id, experiment }) => id === `${setupId(experiment)}-${experiment.seed}`),
    ).toBe(true);
  });

  it("names a framing of one's own by its numbers", () => {
    const sweep = createSweep({
      configurations: [singleLetter],
      grid: { timeSteps: [1, 2] },
      seeds: [0],
    });
    expect(sweep.setups.map(({ model }) => model)).toEqual(["model-1", "2x1"]);
  });

  it.each([
    [{ configurations: [], seeds: [1] }, "it needs at least one model and one seed"],
    [{ configurations, seeds: [] }, "it needs at least one model and one seed"],
    [{ configurations, seeds: [-1] }, "seed must be an integer in 0..9007199254740991"],
    [{ configurations, seeds: [1], grid: { units: [0] } }, "units must be an integer in 1..1024"],
    [
      { configurations, seeds: [1], grid: { shuffle: ["maybe"] as unknown as boolean[] } },
      'shuffle must be one of true, false, received "maybe"',
    ],
  ])("throws RangeError for %j", (options, message) => {
    expect(() => createSweep(options)).toThrow(RangeError);
    expect(() => createSweep(options)).toThrow(message);
  });

  it("keeps setups that differ in their seed alone once", () => {
    const setups = [1, 2].map((seed) => setupOf(createExperiment(timeSteps, { seed })));
    expect(sweepOf(setups, [0]).setups).toHaveLength(1);
  });
});

it("shardRuns() splits runs into shares that are all of them, and do not overlap", () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 12 }), (runs, count) => {
      const shards = Array.from({ length: count }, (_, i) =>
        shardRuns(runs, { index: i + 1, count }),
      );
      const sizes = shards.map((shard) => shard.length);
      expect(shards.flat().toSorted((a, b) => a - b)).toEqual(runs.toSorted((a, b) => a - b));
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }),
  );
  expect(() => shardRuns([], { index: 0, count: 2 })).toThrow(
    "its place must be an integer in 1..2",
  );
});
