import { createRequire } from "node:module";

import { expect, it } from "vitest";

const { cache } = createRequire(import.meta.url);

/** The files of tfjs that this process has loaded. */
async function tfjsFilesAfter(name: string): Promise<string[]> {
  await import(new URL(`../dist/${name}`, import.meta.url).href);
  return Object.keys(cache).filter((path) => path.includes("tensorflow"));
}

it("what needs no tfjs does not wait for it", async () => {
  expect(await tfjsFilesAfter("main.js")).toEqual([]);
  expect(await tfjsFilesAfter("tfjs.js")).not.toEqual([]);
});
