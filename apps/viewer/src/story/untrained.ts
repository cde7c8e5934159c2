import type { ModelNumber } from "./models.ts";

/** Where the page keeps what the untrained models answer. */
export const UNTRAINED_ID = "untrained";

/** What the untrained models answer: written into the page when it is built, so that no figure is ever blank. */
export type Untrained = Readonly<Record<ModelNumber, readonly number[]>>;

/** Reads what the page was built with. */
export function readUntrained(document: Document): Untrained {
  return JSON.parse(document.getElementById(UNTRAINED_ID)!.textContent) as Untrained;
}
