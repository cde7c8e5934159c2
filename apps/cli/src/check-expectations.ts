import { createAlphabet, joinSymbols } from "@alphabet-lstm/data";
import type { ModelDescription } from "@alphabet-lstm/models/layers";

import { InputError } from "./errors.ts";
import type { ModelOptions } from "./options.ts";

/**
 * Checks that a saved model is what the options say.
 *
 * @throws InputError if it is another
 */
export function checkExpectations(
  directory: string,
  { symbols, framing, encoding, cell, units, recurrentActivation }: ModelDescription,
  expected: ModelOptions,
): void {
  const alphabet = createAlphabet(symbols);
  const asked = expected.alphabet === undefined ? undefined : createAlphabet(expected.alphabet);
  const facts: [string, string | number, string | number | undefined][] = [
    ["alphabet", joinSymbols(alphabet, symbols), asked && joinSymbols(asked, asked.symbols)],
    ["time steps", framing.timeSteps, expected.timeSteps],
    ["features", framing.features, expected.features],
    ["encoding", encoding, expected.encoding],
    ["cell", cell, expected.cell],
    ["units", units, expected.units],
    ["recurrent activation", recurrentActivation, expected.recurrentActivation],
  ];
  for (const [name, found, wanted] of facts) {
    if (wanted !== undefined && wanted !== found) {
      throw new InputError(
        `Cannot use the model in ${directory}: its ${name} is ${found}, not ${wanted}; leave the option out to take the model as it is`,
      );
    }
  }
}
