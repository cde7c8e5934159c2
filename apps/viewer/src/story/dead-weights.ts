import type { Architecture } from "@alphabet-lstm/models";

/** A block of the recurrent layer's weights: one of its arrays, in the columns of one gate. */
export interface WeightBlock {
  readonly array: "kernel" | "recurrentKernel" | "bias";
  /** 0..3: i, f, c, o. */
  readonly gate: number;
  readonly rows: number;
  readonly columns: number;
  /** Whether no window can ever give it a gradient. */
  readonly isDead: boolean;
}

const FORGET = 1;

/**
 * The LSTM's weights, block by block, and which of them never learn. With a single time step the hidden and the cell state
 * before it are zero: what multiplies the one, and the gate that multiplies the other, change nothing.
 */
export function weightBlocks({ timeSteps, features, units }: Architecture): WeightBlock[] {
  const isSingle = timeSteps === 1;
  return (["kernel", "recurrentKernel", "bias"] as const).flatMap((array) =>
    [0, 1, 2, 3].map((gate) => ({
      array,
      gate,
      rows: array === "kernel" ? features : array === "bias" ? 1 : units,
      columns: units,
      isDead: isSingle && (array === "recurrentKernel" || gate === FORGET),
    })),
  );
}

/** Weights that never learn, of how many. */
export function countDead(blocks: readonly WeightBlock[]): { dead: number; total: number } {
  const count = (some: readonly WeightBlock[]): number =>
    some.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
  return { dead: count(blocks.filter(({ isDead }) => isDead)), total: count(blocks) };
}
