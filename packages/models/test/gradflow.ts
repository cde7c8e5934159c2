import { readFileSync } from "node:fs";

import type { Architecture } from "../src/architecture.ts";
import type { Samples } from "../src/trainer.ts";
import type { Weights } from "../src/weights.ts";
import { flatten, goldenWeights } from "./golden.ts";

type Nested = Parameters<typeof flatten>[0];

interface StoredCase {
  readonly kind: "SimpleRNN" | "LSTM";
  readonly recurrent_scale: number;
  readonly forget_bias: number | null;
  readonly recurrent_activation: "sigmoid" | "hard_sigmoid" | null;
  readonly init: Parameters<typeof goldenWeights>[0];
  readonly h: readonly number[];
  readonly loss: number;
  readonly grad_loss_wrt_h: Nested;
  readonly grad_loss_wrt_c?: Nested;
  readonly norm_dloss_dht: readonly number[];
  readonly norm_dloss_dct?: readonly number[];
  readonly fro_dhT_dxt: readonly number[];
}

/** One network of goldens/gradflow_T10.json, and what the gradient does on its way through ten time steps. */
export interface GradientFlow {
  readonly title: string;
  /** The factor before an orthogonal recurrent kernel; above 1 errors grow from step to step. */
  readonly recurrentScale: number;
  readonly architecture: Architecture;
  readonly weights: Weights;
  readonly samples: Samples;
  readonly lastHidden: readonly number[];
  readonly loss: number;
  /** `[timeSteps, units]` */
  readonly hiddenGradients: Float32Array;
  /** `[timeSteps, units]`; LSTM only */
  readonly cellGradients: Float32Array | undefined;
  /** ‖∂L/∂h_t‖, ‖∂L/∂c_t‖ and ‖∂h_T/∂x_t‖: `[timeSteps]` */
  readonly hiddenNorms: readonly number[];
  readonly cellNorms: readonly number[] | undefined;
  readonly inputNorms: readonly number[];
}

export function readGradientFlows(): GradientFlow[] {
  const stored = JSON.parse(
    readFileSync(new URL("goldens/gradflow_T10.json", import.meta.url), "utf8"),
  ) as {
    T: number;
    F: number;
    units: number;
    classes: number;
    x: Nested;
    y: number;
    cases: StoredCase[];
  };
  return stored.cases.map((flow) => ({
    title: `${flow.kind} (recurrent scale ${flow.recurrent_scale}, forget bias ${flow.forget_bias}, ${flow.recurrent_activation})`,
    recurrentScale: flow.recurrent_scale,
    architecture: {
      cell: flow.kind === "LSTM" ? "lstm" : "simple-rnn",
      timeSteps: stored.T,
      features: stored.F,
      units: stored.units,
      classes: stored.classes,
      recurrentActivation:
        flow.recurrent_activation === "hard_sigmoid" ? "hard-sigmoid" : "sigmoid",
    },
    weights: goldenWeights(flow.init, (name) => {
      throw new Error(`${name} is missing`);
    }),
    samples: { inputs: flatten(stored.x), targets: Int32Array.of(stored.y) },
    lastHidden: flow.h,
    loss: flow.loss,
    hiddenGradients: flatten(flow.grad_loss_wrt_h),
    hiddenNorms: flow.norm_dloss_dht,
    cellNorms: flow.norm_dloss_dct,
    inputNorms: flow.fro_dhT_dxt,
    cellGradients: flow.grad_loss_wrt_c === undefined ? undefined : flatten(flow.grad_loss_wrt_c),
  }));
}
