import { type Alphabet, createAlphabet, encode } from "./alphabet.ts";
import { encodeInputs, type Encoding, inputWidth } from "./encode-inputs.ts";
import { type Framing, windowLength } from "./framing.ts";
import { slidingWindows, type Windows } from "./sliding-windows.ts";

/** What a dataset is made from. */
export interface DatasetOptions {
  /** How windows are laid out. */
  readonly framing: Framing;
  /** The Latin capitals by default. */
  readonly alphabet?: Alphabet;
  /** The sequence that windows slide over, as text of the alphabet; the alphabet itself by default. */
  readonly sequence?: string | readonly string[];
  /** `"normalized"` by default. */
  readonly encoding?: Encoding;
}

/** Typed arrays that a network is trained on, and where they come from. */
export interface Dataset {
  readonly alphabet: Alphabet;
  readonly framing: Framing;
  readonly encoding: Encoding;
  /** The windows as ids, before framing. */
  readonly windows: Windows;
  /** `[samples, timeSteps, features]`, row-major; features as wide as the encoding makes them. */
  readonly inputs: Float32Array;
  readonly inputShape: readonly [samples: number, timeSteps: number, features: number];
  /** The id after each window: `[samples]`. */
  readonly targets: Int32Array;
  /** The number of answers to choose from: the size of the alphabet. */
  readonly classCount: number;
}

/**
 * Makes the samples of a framing: every window over the sequence, and the symbol that follows it.
 *
 * @throws RangeError if the sequence is shorter than a window plus one, or has a symbol outside the alphabet
 * @example
 * ```ts
 * import { createDataset } from "@alphabet-lstm/data";
 *
 * const dataset = createDataset({ framing: { timeSteps: 3, features: 1 } });
 * dataset.inputShape; // → [23, 3, 1]
 * dataset.targets[0]; // → 3
 * ```
 */
export function createDataset({
  framing,
  alphabet = createAlphabet(),
  sequence = alphabet.symbols,
  encoding = "normalized",
}: DatasetOptions): Dataset {
  const ids = encode(alphabet, sequence);
  const length = windowLength(framing);
  if (ids.length <= length) {
    throw new RangeError(
      `Cannot create a dataset: ${framing.timeSteps} time steps × ${framing.features} features need a sequence of at least ${length + 1} symbols, received ${ids.length}`,
    );
  }
  const windows = slidingWindows(ids, length);
  const classCount = alphabet.symbols.length;
  return {
    alphabet,
    framing,
    encoding,
    windows,
    inputs: encodeInputs(windows.inputs, classCount, encoding),
    inputShape: [windows.count, framing.timeSteps, inputWidth(framing, classCount, encoding)],
    targets: windows.targets,
    classCount,
  };
}
