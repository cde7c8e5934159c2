import { type Alphabet, joinSymbols } from "@alphabet-lstm/data";
import type { Prediction } from "@alphabet-lstm/experiments";

import { wrapText } from "./wrap-text.ts";

/** What a surgery does to the answers to all windows. */
export interface SurgeryChange {
  readonly correctBefore: number;
  readonly correctAfter: number;
  readonly sampleCount: number;
  /** Windows whose answer is another one now. */
  readonly answers: readonly {
    readonly input: string;
    readonly target: string;
    readonly before: string;
    readonly after: string;
  }[];
}

/** Compares the answers to all windows, window by window. */
export function compareAnswers(
  alphabet: Alphabet,
  before: readonly Prediction[],
  after: readonly Prediction[],
): SurgeryChange {
  return {
    correctBefore: before.filter(({ correct }) => correct).length,
    correctAfter: after.filter(({ correct }) => correct).length,
    sampleCount: before.length,
    answers: before.flatMap(({ input, target, predicted }, place) => {
      const now = after[place]!.predicted;
      if (now === predicted) return [];
      return [{ input: joinSymbols(alphabet, input), target, before: predicted, after: now }];
    }),
  };
}

/** The change in words. */
export function changeLines({
  correctBefore,
  correctAfter,
  sampleCount,
  answers,
}: SurgeryChange): string[] {
  const changed = answers
    .map(({ input, before, after }) => `${input} ${before}→${after}`)
    .join(", ");
  return [
    "",
    `  ${correctAfter} of ${sampleCount} letters right; ${correctBefore} before the surgery`,
    wrapText(changed === "" ? "no answer changed" : `changed: ${changed}`, 78, "  "),
  ];
}
