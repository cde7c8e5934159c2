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
 * @param symbols - one for each class
 * @throws RangeError or TypeError if the parts do not fit
 * @example
 * ```ts
 * import { architectureOf, initialWeights, timeSteps } from "@alphabet-lstm/models";
 * import { toPlainModel } from "@alphabet-lstm/models/export";
 *
 * const architecture = architectureOf(timeSteps, 3);
 * toPlainModel(architecture, initialWeights(architecture, 7), ["A", "B", "C"]).weights[0].shape; // → [1, 128]
 * ```
 */
export function toPlainModel(
  architecture: Architecture,
  weights: Weights,
  symbols: readonly string[],
): PlainModel {
  checkArchitecture(architecture);
  checkWeights(architecture, weights);
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
    weights: weightNames.map((name) => ({
      name,
      shape: shapes[name],
      data: Array.from(weights[name]),
    })),
  };
}
