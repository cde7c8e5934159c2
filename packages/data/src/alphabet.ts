/**
 * An ordered list of distinct symbols. A symbol's position is its id.
 *
 * Made by {@link createAlphabet}, which checks it; a plain value, safe to share.
 */
export interface Alphabet {
  /** The dictionary from ids to symbols: `symbols[id]`. */
  readonly symbols: readonly string[];
  /** The dictionary from symbols to ids. */
  readonly idBySymbol: ReadonlyMap<string, number>;
}

/** More symbols than any script has letters; one-hot arrays grow with the square of it. */
const MAX_SYMBOLS = 10_000;

/** The 26 capitals that the tutorial uses. */
const LATIN_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * Makes an alphabet from its symbols in order.
 *
 * A string is split at white space if it has any ("do re mi"), else into grapheme clusters, so that accents, ㄅㄆㄇ and
 * emoji are one symbol each. Symbols are compared in Unicode's composed form (NFC).
 *
 * @param symbols - 2 to 10,000 distinct symbols; the Latin capitals by default
 * @throws RangeError if a symbol comes twice, is empty, or holds white space or a control character
 * @example
 * ```ts
 * import { createAlphabet } from "@alphabet-lstm/data";
 *
 * createAlphabet().symbols.length; // → 26
 * createAlphabet("αβγ").idBySymbol.get("γ"); // → 2
 * createAlphabet("do re mi").symbols[1]; // → "re"
 * ```
 */
export function createAlphabet(symbols: string | readonly string[] = LATIN_CAPITALS): Alphabet {
  const list = (typeof symbols === "string" ? splitSymbols(symbols) : symbols).map((symbol) =>
    symbol.normalize("NFC"),
  );
  if (list.length < 2 || list.length > MAX_SYMBOLS) {
    throw new RangeError(
      `Cannot create an alphabet: it must have 2..${MAX_SYMBOLS} symbols, received ${list.length}`,
    );
  }
  const idBySymbol = new Map<string, number>();
  for (const [id, symbol] of list.entries()) {
    if (symbol === "" || /[\s\p{Cc}]/u.test(symbol)) {
      throw new RangeError(
        `Cannot create an alphabet: a symbol must be visible text without white space, received ${JSON.stringify(symbol.slice(0, 40))} at position ${id}`,
      );
    }
    const first = idBySymbol.get(symbol);
    if (first !== undefined) {
      throw new RangeError(
        `Cannot create an alphabet: symbols must be distinct, received ${JSON.stringify(symbol.slice(0, 40))} at positions ${first} and ${id}`,
      );
    }
    idBySymbol.set(symbol, id);
  }
  return { symbols: list, idBySymbol };
}

/**
 * Turns text into ids.
 *
 * Text is split at white space if it has any, or if a symbol of the alphabet is longer than one grapheme cluster; else
 * into grapheme clusters. A list of symbols is taken as it is.
 *
 * @returns a new array of ids, one per symbol
 * @throws RangeError if a symbol is not in the alphabet
 * @example
 * ```ts
 * import { createAlphabet, encode } from "@alphabet-lstm/data";
 *
 * encode(createAlphabet(), "KLM"); // → Int32Array [10, 11, 12]
 * ```
 */
export function encode(alphabet: Alphabet, text: string | readonly string[]): Int32Array {
  const symbols = typeof text === "string" ? splitText(alphabet, text) : text;
  return Int32Array.from(symbols, (symbol) => {
    const id = alphabet.idBySymbol.get(symbol.normalize("NFC"));
    if (id === undefined) throw new RangeError(unknownSymbol(alphabet, symbol));
    return id;
  });
}

/**
 * Turns ids back into symbols, the inverse of {@link encode}.
 *
 * @throws RangeError if an id is not an integer in `0..symbols.length - 1`
 * @example
 * ```ts
 * import { createAlphabet, decode } from "@alphabet-lstm/data";
 *
 * decode(createAlphabet(), [10, 11, 12]); // → ["K", "L", "M"]
 * ```
 */
export function decode(alphabet: Alphabet, ids: ArrayLike<number>): string[] {
  return Array.from(ids, (id) => {
    const symbol = alphabet.symbols[id];
    if (symbol === undefined) {
      throw new RangeError(
        `Cannot decode: an id must be an integer in 0..${alphabet.symbols.length - 1}, received ${id}`,
      );
    }
    return symbol;
  });
}

/**
 * Writes symbols as text that {@link encode} reads back: side by side where they can be told apart so, else with spaces
 * between.
 *
 * @example
 * ```ts
 * import { createAlphabet, joinSymbols } from "@alphabet-lstm/data";
 *
 * joinSymbols(createAlphabet(), ["K", "L"]); // → "KL"
 * joinSymbols(createAlphabet("do re mi"), ["re", "mi"]); // → "re mi"
 * ```
 */
export function joinSymbols(alphabet: Alphabet, symbols: readonly string[]): string {
  const text = symbols.join("");
  const parts = splitText(alphabet, text);
  const toldApart =
    parts.length === symbols.length && parts.every((part, index) => part === symbols[index]);
  return toldApart ? text : symbols.join(" ");
}

function splitText(alphabet: Alphabet, text: string): string[] {
  return hasLongSymbol(alphabet) ? splitWords(text) : splitSymbols(text);
}

function splitSymbols(text: string): string[] {
  return /\s/u.test(text.trim()) ? splitWords(text) : graphemes(text.trim());
}

function splitWords(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== "");
}

function hasLongSymbol(alphabet: Alphabet): boolean {
  return alphabet.symbols.some((symbol) => graphemes(symbol).length > 1);
}

function graphemes(text: string): string[] {
  return Array.from(new Intl.Segmenter("und").segment(text), ({ segment }) => segment);
}

function unknownSymbol({ symbols, idBySymbol }: Alphabet, symbol: string): string {
  const otherCase = [symbol.toUpperCase(), symbol.toLowerCase()].find((other) =>
    idBySymbol.has(other),
  );
  const hint = otherCase === undefined ? "" : `; did you mean ${JSON.stringify(otherCase)}?`;
  const range =
    symbols.length > 12
      ? `${symbols[0]}, ${symbols[1]}, …, ${symbols.at(-1)} (${symbols.length} symbols)`
      : symbols.join(", ");
  return `Cannot encode ${JSON.stringify(symbol.slice(0, 40))}: it is not in the alphabet ${range}${hint}`;
}
