import { readFileSync } from "node:fs";

import type { Architecture } from "../src/architecture.ts";
import type { Samples } from "../src/trainer.ts";
import type { Weights } from "../src/weights.ts";
import { flatten, goldenWeights } from "./golden.ts";

type StoredWeights = Parameters<typeof goldenWeights>[0];

interface Stored {
  readonly config: { readonly units: number; readonly classes: number };
  readonly x: Parameters<typeof flatten>[0];
  readonly y: readonly number[];
  readonly init: StoredWeights;
  readonly step_losses: readonly number[];
  readonly snaps: Readonly<
    Record<string, { weights: StoredWeights; h: readonly number[]; c: readonly number[] }>
  >;
}

/** A stateful LSTM after so many steps: its weights, and the state that the last step's forward pass left. */
interface StatefulSnapshot {
  readonly steps: number;
  readonly weights: Weights;
  readonly hidden: readonly number[];
  readonly cell: readonly number[];
}

/** goldens/stateful_u8_sigmoid.json: 25 samples in order, batch size 1, four epochs that start from zero state. */
interface StatefulGolden {
  readonly architecture: Architecture;
  readonly samples: Samples;
  readonly init: Weights;
  /** Of each of the 100 steps, before its update. */
  readonly losses: readonly number[];
  readonly snapshots: readonly StatefulSnapshot[];
}

export function readStatefulGolden(): StatefulGolden {
  const { config, x, y, init, step_losses, snaps } = JSON.parse(
    readFileSync(new URL("goldens/stateful_u8_sigmoid.json", import.meta.url), "utf8"),
  ) as Stored;
  return {
    architecture: {
      cell: "lstm",
      timeSteps: 1,
      features: 1,
      units: config.units,
      classes: config.classes,
      recurrentActivation: "sigmoid",
      stateful: true,
    },
    samples: { inputs: flatten(x), targets: Int32Array.from(y) },
    init: readWeights(init),
    losses: step_losses,
    snapshots: Object.entries(snaps).map(([steps, { weights, h, c }]) => ({
      steps: Number(steps),
      weights: readWeights(weights),
      hidden: h,
      cell: c,
    })),
  };
}

function readWeights(stored: StoredWeights): Weights {
  return goldenWeights(stored, (name) => {
    throw new Error(`${name} is missing`);
  });
}
