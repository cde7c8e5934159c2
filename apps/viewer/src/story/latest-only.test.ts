import { expect, it } from "vitest";

import { LatestOnly } from "./latest-only.ts";

it("LatestOnly asks once while an answer is awaited, and once more for all that was wanted meanwhile", () => {
  let asked = 0;
  const latest = new LatestOnly(() => asked++);
  latest.want();
  latest.want();
  latest.want();
  expect(asked).toBe(1);
  latest.answered();
  expect(asked).toBe(2);
  latest.answered();
  expect(asked).toBe(2);
  expect(latest.isWaiting).toBe(false);
});

it("LatestOnly asks again after an answer that will not come", () => {
  let asked = 0;
  const latest = new LatestOnly(() => asked++);
  latest.want();
  latest.forget();
  latest.want();
  expect(asked).toBe(2);
});
