import { expect, it } from "vitest";

import { logPlot } from "./log-plot.ts";

const size = { width: 5, height: 5 };

it("logPlot() draws powers of ten as a straight line", () => {
  const values = [1e-4, 1e-3, 1e-2, 1e-1, 1];
  expect(logPlot([{ label: "one", values }], size)).toEqual([
    "    1e0 │    ●",
    "   1e-1 │   ●",
    "   1e-2 │  ●",
    "   1e-3 │ ●",
    "   1e-4 │●",
    "        └─────",
    "         1step 5",
    "",
    "  ● one",
  ]);
});

it("logPlot() leaves out what is too small to be told from zero, and says so", () => {
  const lines = logPlot([{ label: "one", values: [0, 1e-200, 1e-4, 1e-2, 1] }], size);
  expect(lines.join("\n").match(/●/g)).toHaveLength(3 + 1);
  expect(lines).toContain("         (below 1e-18: not drawn)");
});

it("logPlot() has a scale even where nothing can be drawn", () => {
  const lines = logPlot([{ label: "one", values: [0, 0, 0] }], size);
  expect(lines.slice(0, 5).map((line) => line.trim())).toEqual(["1e1 │", "│", "│", "│", "1e0 │"]);
});
