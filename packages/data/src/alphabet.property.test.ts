import * as fc from "fast-check";
import { expect, it } from "vitest";

import { createAlphabet, decode, encode, joinSymbols } from "./alphabet.ts";

/** An alphabet of letters that do not combine with their neighbours, and ids of it. */
const alphabetAndIds = fc
  .uniqueArray(fc.stringMatching(/^[a-cα-γㄅ-ㄇ]{1,2}$/u), { minLength: 2, maxLength: 20 })
  .chain((symbols) =>
    fc.record({
      alphabet: fc.constant(createAlphabet(symbols)),
      ids: fc.array(fc.nat(symbols.length - 1)).map((ids) => Int32Array.from(ids)),
    }),
  );

it("encode() is the inverse of decode()", () => {
  fc.assert(
    fc.property(alphabetAndIds, ({ alphabet, ids }) => {
      expect(encode(alphabet, decode(alphabet, ids))).toEqual(ids);
    }),
  );
});

it("encode() reads back the text that joinSymbols() writes", () => {
  fc.assert(
    fc.property(alphabetAndIds, ({ alphabet, ids }) => {
      expect(encode(alphabet, joinSymbols(alphabet, decode(alphabet, ids)))).toEqual(ids);
    }),
  );
});
