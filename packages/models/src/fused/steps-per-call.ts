import { type Architecture, parameterCounts } from "../architecture.ts";

/** Multiplications that take well under 50 ms on any machine of today. */
const CALL_BUDGET = 40_000_000;
/** What Adam costs for one weight, in multiplications. */
const ADAM_COST = 10;
/** Forward, backward, and the gradient. */
const PASSES = 3;

/**
 * How many Adam steps one call of the kernel takes at most, so that a signal is heard soon: counted, not clocked, so
 * that it is the same everywhere.
 */
export function stepsPerCall(architecture: Architecture, batchSize: number): number {
  const { recurrent, dense } = parameterCounts(architecture);
  const pass = PASSES * batchSize * (architecture.timeSteps * recurrent + dense);
  return Math.max(1, Math.floor(CALL_BUDGET / (pass + ADAM_COST * (recurrent + dense))));
}
