import type { Failure } from "../training/protocol.ts";
import type { Dictionary } from "./english.ts";

/** Why a training stopped, in a sentence. */
export function tellFailure({ dock: { failures } }: Dictionary, failure: Failure): string {
  if (failure.reason === "diverged") {
    return failures.diverged(failure.epoch, String(failure.learningRate));
  }
  if (failure.reason === "crash") return failures.crash(failure.message);
  return failures[failure.reason];
}
