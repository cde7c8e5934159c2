import { textWidth } from "@alphabet-lstm/experiments/report";
import * as fc from "fast-check";
import { expect, it } from "vitest";

import { wrapText } from "./wrap-text.ts";

it.each([
  ["one two three", 7, "", "one two\nthree"],
  ["it got 83.7 % of all", 12, "", "it got\n83.7 % of\nall"],
  ["a", 5, "  ", "  a"],
  ["", 5, "  ", ""],
  ["模型 1 優於模型 2，平均高。", 10, "", "模型 1 優\n於模型 2，\n平均高。"],
])("wrapText(%j, %d, %j) is %j", (text, width, indentation, wrapped) => {
  expect(wrapText(text, width, indentation)).toBe(wrapped);
});

it("wrapText() loses no character, and no line is too wide that could have been broken", () => {
  const words = fc.array(
    fc.string({ unit: fc.constantFrom("a", "b", "優", "，"), minLength: 1, maxLength: 9 }),
  );
  fc.assert(
    fc.property(words, (parts) => {
      const text = parts.join(" ");
      const lines = wrapText(text, 12, "").split("\n");
      expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
      const tooWide = lines.filter((line) => textWidth(line) > 12);
      expect(tooWide.filter((line) => line.includes(" "))).toEqual([]);
    }),
  );
});
