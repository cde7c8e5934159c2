import { expect, it } from "vitest";

import { createAlphabet, decode, encode, joinSymbols } from "./alphabet.ts";

const solfege = createAlphabet("do re mi");

it("createAlphabet() gives the 26 capitals, each with its position as id", () => {
  const { symbols, idBySymbol } = createAlphabet();
  expect(symbols.join("")).toBe("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  expect([...idBySymbol]).toEqual(symbols.map((symbol, id) => [symbol, id]));
});

it.each([
  ["αβγ", ["α", "β", "γ"]],
  ["  ㄅㄆㄇ\n", ["ㄅ", "ㄆ", "ㄇ"]],
  ["👩‍👩‍👧🇹🇼e\u0301", ["👩‍👩‍👧", "🇹🇼", "é"]],
])("createAlphabet(%j) splits text without white space into grapheme clusters", (text, symbols) => {
  expect(createAlphabet(text).symbols).toEqual(symbols);
});

it("createAlphabet() splits text at white space if it has any", () => {
  expect(createAlphabet(" do\tre \n mi ").symbols).toEqual(["do", "re", "mi"]);
  expect(createAlphabet("A BC").symbols).toEqual(["A", "BC"]);
});

it("createAlphabet() takes a list as it is, but for Unicode's composed form", () => {
  expect(createAlphabet(["do", "e\u0301"]).symbols).toEqual(["do", "\u00e9"]);
});

it("createAlphabet() accepts 2 and 10,000 symbols, and throws RangeError for fewer or more", () => {
  const numbers = Array.from({ length: 10_001 }, (_, id) => String(id));
  expect(createAlphabet("AB").symbols).toHaveLength(2);
  expect(createAlphabet(numbers.slice(0, 10_000)).symbols).toHaveLength(10_000);
  const sentence = "Cannot create an alphabet: it must have 2..10000 symbols, received";
  expect(() => createAlphabet("")).toThrow(new RangeError(`${sentence} 0`));
  expect(() => createAlphabet("A")).toThrow(new RangeError(`${sentence} 1`));
  expect(() => createAlphabet(numbers)).toThrow(new RangeError(`${sentence} 10001`));
});

it("createAlphabet() throws RangeError for a symbol that comes twice", () => {
  expect(() => createAlphabet("ABCB")).toThrow(
    new RangeError(
      'Cannot create an alphabet: symbols must be distinct, received "B" at positions 1 and 3',
    ),
  );
});

it("createAlphabet() holds two Unicode forms of a letter to be the same symbol", () => {
  expect(() => createAlphabet(["\u00e9", "e\u0301"])).toThrow(
    new RangeError(
      'Cannot create an alphabet: symbols must be distinct, received "é" at positions 0 and 1',
    ),
  );
});

it.each([
  ["an empty symbol", "", '""'],
  ["white space", "d o", '"d o"'],
  ["a control character", "\u0007", String.raw`"\u0007"`],
])("createAlphabet() throws RangeError for %s", (_, symbol, received) => {
  expect(() => createAlphabet(["A", symbol])).toThrow(
    new RangeError(
      `Cannot create an alphabet: a symbol must be visible text without white space, received ${received} at position 1`,
    ),
  );
});

it("encode() gives the ids of text in order", () => {
  expect(encode(createAlphabet(), "KLM")).toEqual(Int32Array.of(10, 11, 12));
  expect(encode(createAlphabet(), " Z A ")).toEqual(Int32Array.of(25, 0));
  expect(encode(createAlphabet(), "")).toEqual(new Int32Array());
});

it("encode() splits text only at white space if a symbol is longer than one grapheme cluster", () => {
  expect(encode(solfege, "mi do do")).toEqual(Int32Array.of(2, 0, 0));
  expect(encode(solfege, "mi")).toEqual(Int32Array.of(2));
});

it("encode() takes a list of symbols as it is", () => {
  expect(encode(solfege, ["re", "mi"])).toEqual(Int32Array.of(1, 2));
});

it("encode() finds a letter in either Unicode form", () => {
  const accents = createAlphabet("eé");
  expect(encode(accents, "e\u0301e\u00e9")).toEqual(Int32Array.of(1, 0, 1));
  expect(encode(accents, ["e\u0301"])).toEqual(Int32Array.of(1));
});

it("encode() throws RangeError for a symbol outside the alphabet, and names a long alphabet by its ends", () => {
  expect(() => encode(createAlphabet(), "A?")).toThrow(
    new RangeError('Cannot encode "?": it is not in the alphabet A, B, …, Z (26 symbols)'),
  );
});

it("encode() throws RangeError for a symbol outside the alphabet, and lists a short alphabet", () => {
  expect(() => encode(solfege, "dore")).toThrow(
    new RangeError('Cannot encode "dore": it is not in the alphabet do, re, mi'),
  );
});

it("encode() proposes the other case where the alphabet has it", () => {
  expect(() => encode(createAlphabet(), "k")).toThrow('(26 symbols); did you mean "K"?');
  expect(() => encode(solfege, ["RE"])).toThrow('do, re, mi; did you mean "re"?');
});

it("decode() gives the symbols of ids in order", () => {
  expect(decode(createAlphabet(), Int32Array.of(10, 11, 12))).toEqual(["K", "L", "M"]);
});

it.each([-1, 26, 1.5, Number.NaN])("decode() throws RangeError for the id %d", (id) => {
  expect(() => decode(createAlphabet(), [0, id])).toThrow(
    new RangeError(`Cannot decode: an id must be an integer in 0..25, received ${id}`),
  );
});

it("joinSymbols() puts symbols side by side, and long ones apart", () => {
  expect(joinSymbols(createAlphabet(), ["K", "L"])).toBe("KL");
  expect(joinSymbols(solfege, ["re", "mi"])).toBe("re mi");
  expect(joinSymbols(createAlphabet(["A", "BC"]), ["A", "A"])).toBe("A A");
});

it("joinSymbols() keeps symbols apart that would combine, so that encode() reads them back", () => {
  for (const symbols of [
    ["e", "\u0301"],
    ["🇹", "🇼"],
  ]) {
    const alphabet = createAlphabet(symbols);
    expect([...encode(alphabet, joinSymbols(alphabet, symbols))]).toEqual([0, 1]);
  }
});

it("createAlphabet() shows no more of a symbol than the eye can take in", () => {
  const long = "x".repeat(10_000);
  expect(() => createAlphabet([long, long])).toThrow(/^Cannot create an alphabet: .{1,150}$/);
  expect(() => createAlphabet([`${long} `, "b"])).toThrow(/^Cannot create an alphabet: .{1,150}$/);
});
