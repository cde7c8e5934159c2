import { expect, it } from "vitest";

import { moveByKey } from "./move-by-key.ts";

const row = { index: 5, first: 0, last: 24 };
const grid = { index: 7, first: 0, last: 24, columns: 5 };

it.each([
  ["ArrowLeft", row, 4],
  ["ArrowRight", row, 6],
  ["ArrowDown", row, 6],
  ["Home", row, 0],
  ["End", row, 24],
  ["PageDown", row, 8],
  ["ArrowDown", grid, 12],
  ["ArrowUp", grid, 2],
  ["ArrowUp", { ...grid, index: 3 }, 3],
  ["ArrowRight", { ...row, index: 24 }, 24],
  ["PageUp", { ...row, index: 1 }, 0],
])("moveByKey(%j) leads from %o to %i", (key, position, target) => {
  expect(moveByKey(key, position)).toBe(target);
});

it("moveByKey() leaves every other key alone", () => {
  expect(moveByKey("Tab", row)).toBeUndefined();
  expect(moveByKey("a", row)).toBeUndefined();
});
