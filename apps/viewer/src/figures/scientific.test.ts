import { expect, it } from "vitest";

import { powerOfTen, scientific } from "./scientific.ts";

it.each([
  [0.73 ** 60, "6.3·10⁻⁹"],
  [1.5 ** 100, "4.1·10¹⁷"],
  [-0.001, "-1.0·10⁻³"],
  [0.73, "0.73"],
  [1, "1.0"],
  [99.4, "99"],
  [99.6, "1.0·10²"],
  [0, "0"],
])("scientific() writes %d as %s", (value, text) => {
  expect(scientific(value)).toBe(text);
});

it("powerOfTen() writes every digit above the line", () => {
  expect([0, 7, -12, 345, -689].map(powerOfTen)).toEqual([
    "10⁰",
    "10⁷",
    "10⁻¹²",
    "10³⁴⁵",
    "10⁻⁶⁸⁹",
  ]);
});
