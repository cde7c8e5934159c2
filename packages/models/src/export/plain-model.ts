import { type Encoding, encodings } from "@alphabet-lstm/data";
import { checkOneOf } from "@alphabet-lstm/data/check";

import {
  type Architecture,
  checkArchitecture,
  weightNames,
  weightShapes,
} from "../architecture.ts";
import { checkWeights, type Weights } from "../weights.ts";

/** A network as a plain JSON value that any language reads. */
export interface PlainModel {
  readonly schemaVersion: 1;
  readonly architecture: Architecture;
  /** In the order of the answers. */
  readonly symbols: readonly string[];
  /** How a symbol becomes numbers: its place / the number of symbols, or a 1 at its place among zeros. */
  readonly encoding: Encoding;
  /** Row-major; an LSTM's gates stand in the order i, f, c, o. */
  readonly weights: readonly {
    readonly name: string;
    readonly shape: readonly number[];
    readonly data: readonly number[];
  }[];
}

/**
 * Writes a network as a plain value. Its numbers, as JSON, are read back to the bit, but for −0, which JSON
 * writes as 0.
 *
 * @param options - `symbols`: one for each class; `encoding`: `"normalized"` by default
 * @throws RangeError or TypeError if the parts do not fit
 * @example
 * ```ts
 * import { architectureOf, initialWeights, timeSteps } from "@alphabet-lstm/models";
 * import { toPlainModel } from "@alphabet-lstm/models/export";
 *
 * const architecture = architectureOf(timeSteps, 3);
 * toPlainModel(architecture, initialWeights(architecture, 7), { symbols: ["A", "B", "C"] }).weights[0].shape; // → [1, 128]
 * ```
 */
export function toPlainModel(
  architecture: Architecture,
  weights: Weights,
  {
    symbols,
    encoding = "normalized",
  }: { readonly symbols: readonly string[]; readonly encoding?: Encoding },
): PlainModel {
  checkArchitecture(architecture);
  checkWeights(architecture, weights);
  checkOneOf("export the model", "encoding", encoding, encodings);
  if (symbols.length !== architecture.classes) {
    throw new RangeError(
      `Cannot export the model: it needs ${architecture.classes} symbols, received ${symbols.length}`,
    );
  }
  const shapes = weightShapes(architecture);
  return {
    schemaVersion: 1,
    architecture,
    symbols,
    encoding,
    weights: weightNames.map((name) => ({
      name,
      shape: shapes[name],
      data: Array.from(weights[name]),
    })),
  };
}
