import { configurations, defaultAdam } from "@alphabet-lstm/models";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

import { canonicalJson } from "./canonical-json.ts";
import { createExperiment, type Experiment } from "./experiment.ts";

/** An experiment but for its seed: what the runs of a group share. */
export type Setup = Omit<Experiment, "seed">;

/** Sixteen of the digest's digits: among a million setups two alike are a chance of 3·10⁻⁸. */
const ID_DIGITS = 16;

/**
 * The identity of a setup: the start of the SHA-256 of its JSON, whatever the order of its keys.
 *
 * @param setup - a seed in it does not count
 * @returns 16 hexadecimal digits
 * @example
 * ```ts
 * import { createExperiment, setupId } from "@alphabet-lstm/experiments";
 * import { timeSteps } from "@alphabet-lstm/models";
 *
 * const [first, second] = [1, 2].map((seed) => setupId(createExperiment(timeSteps, { seed })));
 * first === second; // → true
 * ```
 */
export function setupId(setup: Setup): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(setupOf(setup))))).slice(0, ID_DIGITS);
}

/**
 * Takes the seed out of an experiment.
 *
 * @returns a new object
 * @example
 * ```ts
 * import { createExperiment, setupOf } from "@alphabet-lstm/experiments";
 * import { timeSteps } from "@alphabet-lstm/models";
 *
 * "seed" in setupOf(createExperiment(timeSteps)); // → false
 * ```
 */
export function setupOf(experiment: Setup | Experiment): Setup {
  const { seed: _, ...setup } = { seed: 0, ...experiment };
  return setup;
}

/**
 * Names a setup: its model, and all in which it differs from the tutorial's.
 *
 * @example
 * ```ts
 * import { createExperiment, describeSetup } from "@alphabet-lstm/experiments";
 * import { timeSteps } from "@alphabet-lstm/models";
 *
 * describeSetup(createExperiment(timeSteps, { units: 16, adam: { learningRate: 0.01 } })); // → "model-3, units 16, learning rate 0.01"
 * ```
 */
export function describeSetup(setup: Setup): string {
  return [setup.model, ...setupDifferences(setup)].join(", ");
}

/**
 * All in which a setup differs from the tutorial's of its model.
 *
 * @param translate - gives a term of another language for an English one; the English ones by default
 * @returns as `"units 16"` or `"one hot"`
 */
export function setupDifferences(
  setup: Setup,
  translate: (term: string) => string = (term) => term,
): string[] {
  const configuration = configurations.find(({ id }) => id === setup.model);
  const usual = createExperiment(configuration ?? configurations[0]!);
  return [
    ...namedDifferences(setup, usual).map(translate),
    ...numberDifferences(setup, usual).map(([term, value]) => `${translate(term)} ${value}`),
  ];
}

/** What a term alone says. */
function namedDifferences(setup: Setup, usual: Setup): string[] {
  const { framing, shuffle = true, stateful = false, coldStart = false, variableLength } = setup;
  const found: string[] = [];
  if (framingText(framing) !== framingText(usual.framing) && setup.model !== framingText(framing)) {
    found.push(framingText(framing));
  }
  for (const name of ["cell", "encoding", "recurrentActivation"] as const) {
    const value = setup[name];
    if (value !== usual[name] && value !== setup.model) found.push(spelledOut(value));
  }
  if (!shuffle) found.push("in order");
  if (stateful) found.push("stateful");
  if (coldStart) found.push("cold start");
  if (variableLength) found.push("variable length", `${variableLength.padding} padding`);
  return found;
}

/** What a term and a value say. */
function numberDifferences(setup: Setup, usual: Setup): [term: string, value: string][] {
  const found: [string, string][] = [];
  const { alphabet } = setup;
  if (alphabet.join() !== usual.alphabet.join()) {
    found.push(["alphabet", `${alphabet[0]}…${alphabet.at(-1)} (${alphabet.length})`]);
  }
  for (const name of ["units", "epochs", "batchSize"] as const) {
    if (setup[name] !== usual[name]) found.push([spelledOut(name), `${setup[name]}`]);
  }
  if (setup.variableLength) found.push(["samples", `${setup.variableLength.sampleCount}`]);
  for (const [name, value] of Object.entries(setup.adam)) {
    if (value !== defaultAdam[name as keyof typeof defaultAdam]) {
      found.push([spelledOut(name), `${value}`]);
    }
  }
  return found;
}

function framingText({ timeSteps, features }: Setup["framing"]): string {
  return `${timeSteps}x${features}`;
}

/** "batchSize" as "batch size", "simple-rnn" as "simple rnn". */
function spelledOut(name: string): string {
  return name.replaceAll("-", " ").replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
