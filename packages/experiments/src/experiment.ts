import {
  createAlphabet,
  createDataset,
  createRandom,
  createVariableLengthDataset,
  type Dataset,
  type Encoding,
  type Framing,
} from "@alphabet-lstm/data";
import { checkInteger, checkOneOf } from "@alphabet-lstm/data/check";
import {
  type AdamOptions,
  type Architecture,
  type Cell,
  architectureOf,
  checkAdam,
  checkArchitecture,
  defaultAdam,
  type ModelConfiguration,
  type RecurrentActivation,
} from "@alphabet-lstm/models";

/** A run described in full: a plain JSON value, and all that the run depends on. */
export interface Experiment {
  /** The configuration's id, or a name of one's own. */
  readonly model: string;
  /** The symbols in order. */
  readonly alphabet: readonly string[];
  readonly framing: Framing;
  readonly encoding: Encoding;
  readonly cell: Cell;
  /** Units of the recurrent layer. */
  readonly units: number;
  readonly recurrentActivation: RecurrentActivation;
  readonly epochs: number;
  readonly batchSize: number;
  /** Whether every epoch takes the samples in an order of its own, or as they stand; true if left out. */
  readonly shuffle?: boolean;
  /** Whether the recurrent layer goes on where the batch before left it, as Keras' `stateful`; false if left out. */
  readonly stateful?: boolean;
  /** Of a stateful model: whether it is asked every window from zeros, and not on from the one before; false if left out. */
  readonly coldStart?: boolean;
  /** Windows of 1..timeSteps symbols, drawn at random, in place of all those of full length. */
  readonly variableLength?: VariableLength;
  readonly adam: AdamOptions;
  /** The root of all randomness, an integer in 0..2⁵³ − 1. */
  readonly seed: number;
}

/** How windows of different lengths are drawn and filled up. */
export interface VariableLength {
  /** Windows to draw. */
  readonly sampleCount: number;
  /**
   * What stands before a shorter window: `"zero"`, which is also the first symbol's number, or a number of its own at which
   * the recurrent layer is `"masked"`, so that it reads the window alone.
   */
  readonly padding: Padding;
}

/** What fills up a shorter window. */
export type Padding = "zero" | "masked";

/** Every {@link Padding}. */
export const paddings: readonly Padding[] = ["zero", "masked"];

/** No symbol's number, since those are in [0, 1). */
const MASK_VALUE = -1;

/** What may differ from a configuration and from the tutorial's training. */
export type ExperimentOptions = Optional<Omit<Experiment, "alphabet" | "adam">> & {
  /** As `createAlphabet` takes it: `"αβγ"`, `"do re mi"` or a list. */
  readonly alphabet?: string | readonly string[] | undefined;
  readonly adam?: Optional<AdamOptions> | undefined;
};

/** What is left out or undefined takes its default. */
type Optional<T> = { readonly [Name in keyof T]?: T[Name] | undefined };

/** Hours, even for the fastest trainer: more is a slip of the finger. */
const MAX_EPOCHS = 1_000_000;

/** 2 GB as float32: more would not fit into memory. */
const MAX_INPUTS = 500_000_000;

/**
 * Describes the training of a model as the tutorial does it: 500 epochs, batch size 1, Keras' Adam, seed 7, but for
 * the options given.
 *
 * @returns a checked experiment
 * @throws RangeError or TypeError if an option does not fit
 * @example
 * ```ts
 * import { createExperiment } from "@alphabet-lstm/experiments";
 * import { timeSteps } from "@alphabet-lstm/models";
 *
 * createExperiment(timeSteps, { seed: 0 }).epochs; // → 500
 * ```
 */
export function createExperiment(
  configuration: ModelConfiguration,
  { adam = {}, alphabet, ...options }: ExperimentOptions = {},
): Experiment {
  const { id, framing, encoding, cell, units, recurrentActivation } = configuration;
  const defaults: Experiment = {
    model: id,
    alphabet: createAlphabet(alphabet).symbols,
    framing,
    encoding,
    cell,
    units,
    recurrentActivation,
    epochs: 500,
    batchSize: 1,
    seed: 7,
    adam: defaultAdam,
  };
  const { shuffle, stateful, coldStart, variableLength, ...others } = options;
  const { clipNorm, ...otherAdam } = adam;
  const experiment: Experiment = {
    ...withDefaults(defaults, others),
    // Left out where it is as usual, so that equal experiments have equal texts.
    ...unlessUsual({ shuffle, stateful, coldStart, variableLength }),
    adam: {
      ...withDefaults(defaultAdam, otherAdam),
      ...(clipNorm === undefined ? {} : { clipNorm }),
    },
  };
  checkExperiment(experiment);
  return experiment;
}

/** What is left out of an experiment where it is as usual, so that equal experiments have equal texts. */
const usually: Readonly<Record<string, unknown>> = {
  shuffle: true,
  stateful: false,
  coldStart: false,
  variableLength: undefined,
};

function unlessUsual(options: Readonly<Record<string, unknown>>): Partial<Experiment> {
  return Object.fromEntries(
    Object.entries(options).filter(
      ([name, value]) => value !== undefined && value !== usually[name],
    ),
  );
}

/** The defaults with the options that are given; a name that the defaults lack is a slip of the finger. */
function withDefaults<T extends object>(defaults: T, options: Optional<T>): T {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  for (const [name] of given) {
    if (!(name in defaults)) {
      throw new TypeError(
        `Cannot set up the experiment: there is no option ${JSON.stringify(name)}, only ${Object.keys(defaults).join(", ")}`,
      );
    }
  }
  return { ...defaults, ...Object.fromEntries(given) };
}

/**
 * Checks all of an experiment; what remains unchecked is whether it converges.
 *
 * @throws RangeError or TypeError if a value does not fit
 * @example
 * ```ts
 * import { checkExperiment, createExperiment } from "@alphabet-lstm/experiments";
 * import { timeSteps } from "@alphabet-lstm/models";
 *
 * checkExperiment({ ...createExperiment(timeSteps), epochs: 1000 });
 * ```
 */
export function checkExperiment(experiment: Experiment): void {
  const action = "set up the experiment";
  checkInteger(action, "epochs", experiment.epochs, { min: 1, max: MAX_EPOCHS });
  checkInteger(action, "batchSize", experiment.batchSize, { min: 1, max: 10_000 });
  checkInteger(action, "seed", experiment.seed, { min: 0, max: Number.MAX_SAFE_INTEGER });
  for (const name of ["shuffle", "stateful", "coldStart"] as const) {
    if (experiment[name] !== undefined) checkOneOf(action, name, experiment[name], [true, false]);
  }
  checkStateful(experiment);
  checkVariableLength(experiment);
  checkAdam(experiment.adam);
  checkInputCount(experiment);
  experimentDataset(experiment);
  checkArchitecture(experimentArchitecture(experiment));
}

function checkInputCount({ alphabet, framing, encoding, variableLength }: Experiment): void {
  const { timeSteps, features } = framing;
  const windowCount = variableLength?.sampleCount ?? alphabet.length - timeSteps * features;
  const depth = encoding === "one-hot" ? alphabet.length : 1;
  const inputCount = windowCount * timeSteps * features * depth;
  if (inputCount > MAX_INPUTS) {
    throw new RangeError(
      `Cannot set up the experiment: its inputs must be at most ${MAX_INPUTS} numbers, received ${inputCount}`,
    );
  }
}

function checkStateful({ stateful = false, coldStart = false, batchSize }: Experiment): void {
  if (stateful && batchSize !== 1) {
    throw new RangeError(
      `Cannot set up the experiment: a stateful model needs batchSize 1, received ${batchSize}`,
    );
  }
  if (coldStart && !stateful) {
    throw new RangeError(
      "Cannot set up the experiment: only a stateful model can have a coldStart",
    );
  }
}

function checkVariableLength({ variableLength, framing, encoding, stateful }: Experiment): void {
  if (!variableLength) return;
  const action = "draw windows of different lengths";
  checkInteger(action, "sampleCount", variableLength.sampleCount, { min: 1, max: 1_000_000 });
  checkOneOf(action, "padding", variableLength.padding, paddings);
  checkOneOf(action, "features", framing.features, [1]);
  checkOneOf(action, "encoding", encoding, ["normalized"]);
  checkOneOf(action, "stateful", stateful ?? false, [false]);
}

/**
 * The samples that an experiment trains on.
 *
 * @example
 * ```ts
 * import { createExperiment, experimentDataset } from "@alphabet-lstm/experiments";
 * import { timeSteps } from "@alphabet-lstm/models";
 *
 * experimentDataset(createExperiment(timeSteps)).inputShape; // → [23, 3, 1]
 * ```
 */
export function experimentDataset(experiment: Experiment): Dataset {
  const { framing, encoding, variableLength, seed } = experiment;
  const alphabet = createAlphabet(experiment.alphabet);
  if (!variableLength) return createDataset({ alphabet, framing, encoding });
  return createVariableLengthDataset({
    alphabet,
    maxLength: framing.timeSteps,
    sampleCount: variableLength.sampleCount,
    paddingValue: variableLength.padding === "masked" ? MASK_VALUE : 0,
    random: createRandom(seed, "windows"),
  });
}

/**
 * The network that an experiment trains.
 *
 * @example
 * ```ts
 * import { createExperiment, experimentArchitecture } from "@alphabet-lstm/experiments";
 * import { timeSteps } from "@alphabet-lstm/models";
 *
 * experimentArchitecture(createExperiment(timeSteps)).units; // → 32
 * ```
 */
export function experimentArchitecture(experiment: Experiment): Architecture {
  const { alphabet, stateful, variableLength } = experiment;
  return {
    ...architectureOf(experiment, alphabet.length),
    ...(stateful === true ? { stateful } : {}),
    ...(variableLength?.padding === "masked" ? { maskValue: MASK_VALUE } : {}),
  };
}
