import type { AnswerBlock } from "../training/protocol.ts";
import { type ModelView, readView } from "./answers.ts";

/** What a model answers, epoch by epoch, as far as it is known. */
export class AnswerHistory {
  readonly windowLength: number;
  readonly classCount: number;
  /** Mean cross-entropy after each epoch, epoch 0 the untrained. */
  readonly lossNats: number[] = [];
  /** Letters right after each epoch. */
  readonly correctCounts: number[] = [];
  readonly #rows: Float32Array[] = [];

  constructor(windowLength: number, classCount: number) {
    this.windowLength = windowLength;
    this.classCount = classCount;
  }

  /** Windows that are judged. */
  get sampleCount(): number {
    return this.classCount - this.windowLength;
  }

  /** The last epoch that is known; −1 if none is. */
  get lastEpoch(): number {
    return this.#rows.length - 1;
  }

  /** Adds the epochs of a block, which come in order. */
  add({ firstEpoch, probabilities }: AnswerBlock): void {
    const size = (this.sampleCount + 1) * this.classCount;
    for (let first = 0; first < probabilities.length; first += size) {
      const epoch = firstEpoch + first / size;
      if (epoch !== this.#rows.length) continue;
      const row = probabilities.subarray(first, first + size);
      const view = readView(row, this.windowLength, this.classCount);
      this.#rows.push(row);
      this.lossNats.push(view.lossNats);
      this.correctCounts.push(view.correctCount);
    }
  }

  /** The model at an epoch, or at the last that is known. */
  at(epoch: number): ModelView {
    const row = this.#rows[Math.min(epoch, this.lastEpoch)];
    if (!row) throw new RangeError("Cannot look at a model of which nothing is known");
    return readView(row, this.windowLength, this.classCount);
  }
}
