import type { Experiment } from "@alphabet-lstm/experiments";

import type { ModelNumber } from "./models.ts";

/** Where the page keeps its {@link StartingPoint}. */
export const STARTING_POINT_ID = "starting-point";

/** What the page begins with, worked out when it is built: so that no figure is ever blank, and the script is small. */
export interface StartingPoint {
  /** The three models as the tutorial trains them, in its order. */
  readonly experiments: readonly Experiment[];
  /** What the untrained models answer to every window. */
  readonly untrained: Readonly<Record<ModelNumber, readonly number[]>>;
}

/** Reads what the page was built with. */
export function readStartingPoint(document: Document): StartingPoint {
  return JSON.parse(document.getElementById(STARTING_POINT_ID)!.textContent) as StartingPoint;
}
