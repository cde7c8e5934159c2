import { type Encoding, type Framing, inputWidth } from "@alphabet-lstm/data";

import type { Architecture, Cell, RecurrentActivation } from "../architecture.ts";

/** A model as the tutorial describes it: all that shapes the network, but for the alphabet. */
export interface ModelConfiguration {
  /** As the tutorial counts: `model-1`. */
  readonly id: string;
  /** What it sees: `single-letter`. */
  readonly name: string;
  /** One line for a heading. */
  readonly title: string;
  readonly framing: Framing;
  readonly encoding: Encoding;
  readonly cell: Cell;
  /** Units of the recurrent layer. */
  readonly units: number;
  readonly recurrentActivation: RecurrentActivation;
  /** As the architecture's; none of the tutorial's three models sets it. */
  readonly stateful?: boolean;
  /** As the architecture's. */
  readonly maskValue?: number;
}

/**
 * The network that a configuration asks for.
 *
 * @param alphabetSize - symbols of the alphabet; the width of the answer
 * @example
 * ```ts
 * import { architectureOf, featureWindow } from "@alphabet-lstm/models";
 *
 * architectureOf(featureWindow, 26).features; // → 3
 * ```
 */
export function architectureOf(
  {
    framing,
    encoding,
    cell,
    units,
    recurrentActivation,
    stateful,
    maskValue,
  }: Omit<ModelConfiguration, "id" | "name" | "title">,
  alphabetSize: number,
): Architecture {
  return {
    cell,
    timeSteps: framing.timeSteps,
    features: inputWidth(framing, alphabetSize, encoding),
    units,
    classes: alphabetSize,
    recurrentActivation,
    ...(stateful !== undefined && { stateful }),
    ...(maskValue !== undefined && { maskValue }),
  };
}
