/**
 * Letters right of letters asked, in percent.
 *
 * @example
 * ```ts
 * import { percent } from "@alphabet-lstm/experiments";
 *
 * percent({ correctCount: 22, sampleCount: 25 }); // → 88
 * ```
 */
export function percent(hits: {
  readonly correctCount: number;
  readonly sampleCount: number;
}): number {
  return (100 * hits.correctCount) / hits.sampleCount;
}
