import { EPOCHS, type ModelNumber, SEED, symbols } from "./models.ts";
import { windowText } from "./window-text.ts";

/** What the figures share, and the URL holds. */
export interface Place {
  readonly model: ModelNumber;
  readonly seed: number;
  readonly epoch: number;
  /** Id of the last letter of the window that is looked at. */
  readonly letter: number;
  /** From 1. */
  readonly timeStep: number;
  /** From 1. */
  readonly unit: number;
}

/** A value of the URL that does not fit. */
export interface UrlProblem {
  readonly name: string;
  readonly expected: string;
  readonly received: string;
}

/** Where the page begins. */
export const startPlace: Place = {
  model: 3,
  seed: SEED,
  epoch: 0,
  letter: 12,
  timeStep: 3,
  unit: 1,
};

/** Random streams take more; a slider and a reader do not. */
export const MAX_SEED = 999_999;

/**
 * Reads the part of a URL after the `#`.
 *
 * @returns a place, and what did not fit: its default stands there
 */
export function parseHash(hash: string): { place: Place; problems: UrlProblem[] } {
  const values = new URLSearchParams(hash.replace(/^#/, ""));
  const problems: UrlProblem[] = [];
  const integer = (name: string, fallback: number, min: number, max: number): number => {
    const text = values.get(name);
    if (text === null) return fallback;
    const value = Number(text);
    if (/^\d{1,9}$/.test(text) && value >= min && value <= max) return value;
    problems.push({ name, expected: `${min}–${max}`, received: text.slice(0, 40) });
    return fallback;
  };
  const place: Place = {
    model: integer("m", startPlace.model, 1, 3) as ModelNumber,
    seed: integer("seed", startPlace.seed, 0, MAX_SEED),
    epoch: integer("e", startPlace.epoch, 0, EPOCHS),
    letter: readLetter(values.get("x"), problems),
    timeStep: integer("t", startPlace.timeStep, 1, 3),
    unit: integer("u", startPlace.unit, 1, 32),
  };
  for (const name of values.keys()) {
    if (!known.has(name)) {
      const expected = [...known].join(", ");
      problems.push({ name: name.slice(0, 40), expected, received: "?" });
    }
  }
  return { place, problems };
}

const known: ReadonlySet<string> = new Set(["m", "seed", "e", "x", "t", "u", "lang", "report"]);

/** Writes a place as the part of a URL after the `#`, without what is the default. */
export function formatHash(place: Place): string {
  const values = new URLSearchParams();
  if (place.model !== startPlace.model) values.set("m", String(place.model));
  if (place.seed !== startPlace.seed) values.set("seed", String(place.seed));
  if (place.epoch !== startPlace.epoch) values.set("e", String(place.epoch));
  if (place.letter !== startPlace.letter) values.set("x", windowText(symbols, place.letter, 3));
  if (place.timeStep !== startPlace.timeStep) values.set("t", String(place.timeStep));
  if (place.unit !== startPlace.unit) values.set("u", String(place.unit));
  return values.toString();
}

function readLetter(text: string | null, problems: UrlProblem[]): number {
  if (text === null) return startPlace.letter;
  const last = symbols.indexOf(text.at(-1) ?? "");
  if (last >= 0 && text === windowText(symbols, last, 3)) return last;
  problems.push({ name: "x", expected: "KLM", received: text.slice(0, 40) });
  return startPlace.letter;
}
