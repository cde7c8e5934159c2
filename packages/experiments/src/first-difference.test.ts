import * as fc from "fast-check";
import { expect, it } from "vitest";

import { canonicalJson } from "./canonical-json.ts";
import { firstDifference } from "./first-difference.ts";

it.each<[unknown, unknown, string | undefined]>([
  [1, 1, undefined],
  [{ a: 1, b: [2] }, { b: [2], a: 1 }, undefined],
  [1, 2, "it"],
  [0, -0, "it"],
  [[], {}, "it"],
  [null, {}, "it"],
  [{ a: [{ b: 1 }] }, { a: [{ b: 2 }] }, "a[0].b"],
  [[1], [1, 2], "[1]"],
  [[1, 2], [1], "[1]"],
  [{}, { toString: 1 }, "toString"],
  [{}, JSON.parse('{"__proto__":{}}'), "__proto__"],
])("firstDifference(%j, %j) is at %j", (expected, found, path) => {
  expect(firstDifference(expected, found)?.path).toBe(path);
});

it("firstDifference() shows both values, cut short, on one line", () => {
  expect(firstDifference({ a: 1 }, {})).toEqual({ path: "a", expected: "1", found: "nothing" });
  const { path, found } = firstDifference({}, { "\n": `\u009b${"x".repeat(100)}` })!;
  expect(path).toBe("\uFFFD");
  expect(found).toBe(`"\uFFFD${"x".repeat(78)}…`);
});

it("firstDifference() finds one exactly where two values have different texts", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (a, b) => {
      const [first, second] = [a, b].map((value) => JSON.parse(JSON.stringify(value)) as unknown);
      expect(firstDifference(first, second) === undefined).toBe(
        canonicalJson(first) === canonicalJson(second),
      );
      expect(firstDifference(first, structuredClone(first))).toBeUndefined();
    }),
  );
});
