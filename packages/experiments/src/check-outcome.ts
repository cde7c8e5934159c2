import { askedSymbols } from "./asked-symbols.ts";
import { curveEpochs, type RunOutcome } from "./run-outcome.ts";
import { type Setup, setupId } from "./setup.ts";
import { runId } from "./sweep.ts";

/** What an outcome must fit, worked out once for a setup. */
interface Expected {
  readonly epochs: number;
  readonly curveLength: number;
  readonly symbols: ReadonlySet<string>;
  /** The right answers of a seed's run, in the dataset's order. */
  readonly asked: (seed: number) => readonly string[];
}

/**
 * Prepares a check that outcomes from a file fit the setups beside them, and themselves.
 *
 * @returns a function that throws SyntaxError for an outcome that does not
 */
export function outcomeCheck(
  action: string,
  setups: readonly Setup[],
): (outcome: RunOutcome) => void {
  const expected = new Map(setups.map((setup) => [setupId(setup), expect(setup)]));
  return (outcome) => {
    const setup = expected.get(outcome.setup);
    const reason = setup ? misfit(outcome, setup) : "its setup is not in the file";
    if (reason !== undefined) {
      throw new SyntaxError(
        `Cannot ${action}: run ${runId(outcome.setup, outcome.seed)} was altered: ${reason}`,
      );
    }
  };
}

function expect(setup: Setup): Expected {
  return {
    epochs: setup.epochs,
    curveLength: curveEpochs(setup.epochs).length,
    symbols: new Set(setup.alphabet),
    asked: askedSymbols(setup),
  };
}

/** Why an outcome cannot be what a run of this setup gave, if it cannot. */
function misfit(outcome: RunOutcome, setup: Expected): string | undefined {
  if (outcome.status === "diverged") {
    return outcome.epoch >= 1 && outcome.epoch <= setup.epochs ? undefined : "it has no such epoch";
  }
  const { predicted, probabilities, curve } = outcome;
  const asked = setup.asked(outcome.seed);
  if (predicted.length !== asked.length || probabilities.length !== asked.length) {
    return `it should have ${asked.length} answers`;
  }
  if (!predicted.every((symbol) => setup.symbols.has(symbol)))
    return "an answer is not in the alphabet";
  const right = predicted.filter((symbol, window) => symbol === asked[window]).length;
  if (right !== outcome.correctCount) {
    return `${right} of its answers are right, not ${outcome.correctCount}`;
  }
  if (curve.loss.length !== setup.curveLength || curve.correctCount.length !== setup.curveLength) {
    return `its curve should have ${setup.curveLength} points`;
  }
  if (curve.correctCount.some((count) => count > asked.length)) {
    return `its curve has more than ${asked.length} letters right`;
  }
  return undefined;
}
