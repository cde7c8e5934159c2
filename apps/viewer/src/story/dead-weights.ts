import type { Architecture } from "@alphabet-lstm/models";
import { findDeadWeights } from "@alphabet-lstm/models/inspect";

/** A block of an LSTM's weights: one of its arrays, in the columns of one gate. */
export interface WeightBlock {
  readonly array: "kernel" | "recurrentKernel" | "bias";
  /** 0..3: i, f, c, o. */
  readonly gate: number;
  readonly weightCount: number;
  /** Whether no training can move it. */
  readonly isDead: boolean;
}

/** An LSTM's weights, block by block, and which of them never learn. */
export function weightBlocks(architecture: Architecture): WeightBlock[] {
  const dead = findDeadWeights(architecture);
  const { units } = architecture;
  return (["kernel", "recurrentKernel", "bias"] as const).flatMap((array) =>
    [0, 1, 2, 3].map((gate) => {
      const flags = dead[array].filter((_, place) => Math.floor(place / units) % 4 === gate);
      return { array, gate, weightCount: flags.length, isDead: flags.every((flag) => flag === 1) };
    }),
  );
}

/** Weights that never learn, of how many. */
export function countDead(blocks: readonly WeightBlock[]): { dead: number; total: number } {
  const count = (some: readonly WeightBlock[]): number =>
    some.reduce((sum, { weightCount }) => sum + weightCount, 0);
  return { dead: count(blocks.filter(({ isDead }) => isDead)), total: count(blocks) };
}
