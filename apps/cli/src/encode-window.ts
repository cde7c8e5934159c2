import { type Dataset, encode, encodeInputs, joinSymbols } from "@alphabet-lstm/data";

/**
 * Turns a window as the user writes it into numbers.
 *
 * @param action - what it is for, as in "predict"
 * @throws RangeError if it has another length than the model reads, or a symbol that is not in the alphabet
 */
export function encodeWindow(
  action: string,
  { alphabet, encoding, windows }: Dataset,
  text: string,
): { readonly ids: Int32Array; readonly inputs: Float32Array } {
  const ids = encode(alphabet, text);
  if (ids.length !== windows.length) {
    const example = joinSymbols(alphabet, alphabet.symbols.slice(0, windows.length));
    throw new RangeError(
      `Cannot ${action}: the model reads ${windows.length} symbols, as ${example}; received ${ids.length}`,
    );
  }
  return { ids, inputs: encodeInputs(ids, alphabet.symbols.length, encoding) };
}
