import { expect, it } from "vitest";

import { heatStrips } from "./heat-strips.ts";

it("heatStrips() draws a row a step, and one for each sign", () => {
  const values = { data: Float32Array.of(0, 0.5, -1, 2), shape: [2, 2] };
  expect(heatStrips("gate", values, { steps: ["A", "B"], isSigned: true })).toEqual([
    "  gate          A + ·▒",
    "                  − ··",
    "                B + ·█",
    "                  − █·",
  ]);
});

it("heatStrips() draws units that do not fit beneath the others, each once", () => {
  const units = 130;
  const data = Float32Array.from({ length: 2 * units }, (_, place) => (place % units) / units);
  const lines = heatStrips(
    "gate",
    { data, shape: [2, units] },
    { steps: ["A", "B"], isSigned: false },
  );
  const strips = lines.map((line) => line.slice(20));
  expect(strips.map((strip) => strip.length)).toEqual([60, 60, 60, 60, 10, 10]);
  expect(
    lines.filter((line) => /^ {2}\S| {4}unit/.test(line)).map((line) => line.trim().slice(0, 11)),
  ).toEqual(["gate       ", "unit 60 on ", "unit 120 on"]);
  expect(strips[0]! + strips[2]! + strips[4]!).toBe(strips[1]! + strips[3]! + strips[5]!);
});
