import type { ControlId } from "../controls.ts";

/** What a report says of a control, in one language. The verdict is the one that the decisive pairs' numbers choose. */
interface ControlMessages {
  readonly title: string;
  /** What it puts to the test. */
  readonly claim: string;
  /** If what is changed does better, in every decisive pair. */
  readonly better: string;
  /** If it does worse, in every decisive pair. */
  readonly worse: string;
  /** If the numbers do not tell them apart, or decisive pairs differ. */
  readonly undecided: string;
}

/** The messages of every control. */
export type AllControlMessages = Readonly<Record<ControlId, ControlMessages>>;
