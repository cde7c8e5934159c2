import { expect, it } from "vitest";

import { runCli } from "./run-cli.ts";

interface Comparison {
  readonly records: readonly {
    readonly predictions: readonly { readonly predicted: string }[];
  }[];
  readonly times: unknown;
}

async function compare(...args: string[]): Promise<Omit<Comparison, "times">> {
  const { exitCode, stdout } = await runCli(["compare", "--json", "-", ...args]);
  expect(exitCode).toBe(0);
  const { times: _, ...rest } = JSON.parse(stdout) as Comparison;
  return rest;
}

function letters({ records }: Omit<Comparison, "times">): string[] {
  return records.map(({ predictions }) => predictions.map(({ predicted }) => predicted).join(""));
}

it("two runs of `compare --json` differ in nothing but times", async () => {
  expect(await compare()).toEqual(await compare());
  const layers = ["--trainer", "layers", "--epochs", "20"];
  expect(await compare(...layers)).toEqual(await compare(...layers));
}, 60_000);

it("the whole training on the cpu backend and on the wasm backend ends with the same letters", async () => {
  const [wasm, cpu] = await Promise.all([
    compare("--trainer", "layers"),
    compare("--trainer", "layers", "--backend", "cpu"),
  ]);
  expect(letters(wasm).map((answers) => answers.length)).toEqual([25, 23, 23]);
  expect(letters(cpu)).toEqual(letters(wasm));
}, 600_000);
