import { fileURLToPath } from "node:url";

import { launchChromium } from "@alphabet-lstm/tools/launch-chromium";
import { type ServedFolder, serveFolder } from "@alphabet-lstm/tools/serve-folder";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";

/** The page as it is built. */
export const folder: string = fileURLToPath(new URL("../dist/", import.meta.url));

/** How a page is opened. */
interface OpenOptions extends BrowserContextOptions {
  /** Below the root, with what stands after `#`. */
  readonly path?: string;
  /** Runs in the page before its own scripts. */
  readonly before?: string;
}

/** What the tests of a file share: a browser, and the built page on a server. */
export interface Viewer {
  readonly browser: () => Browser;
  readonly server: () => ServedFolder;
  /** Opens the page in a context of its own; errors and requests to other origins fail the test at its end. */
  readonly open: (options?: OpenOptions) => Promise<Page>;
  /** What went wrong in the page so far; a test that provokes it takes it. */
  readonly takeWrongs: () => string[];
}

/** Starts a browser and a server for the tests of a file. */
export function startViewer(base = "/"): Viewer {
  let browser: Browser;
  let server: ServedFolder;
  const wrongs: string[] = [];
  beforeAll(async () => {
    server = await serveFolder(folder, { base });
    browser = await launchChromium();
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map(async (context) => context.close()));
    expect(wrongs.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });
  return {
    browser: () => browser,
    server: () => server,
    open: async ({ path = "", before, ...options } = {}) => {
      const context = await browser.newContext({ reducedMotion: "no-preference", ...options });
      const page = await context.newPage();
      page.on("pageerror", ({ message }) => wrongs.push(message));
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) wrongs.push(message.text());
      });
      page.on("request", (request) => {
        const url = request.url();
        if (!url.startsWith(server.address) && !/^(data|blob):/.test(url)) wrongs.push(url);
      });
      if (before !== undefined) await page.addInitScript({ content: before });
      await page.goto(server.address + path);
      return page;
    },
    takeWrongs: () => wrongs.splice(0),
  };
}

/** A button of the dock. */
export function dockButton(page: Page, name: string): Locator {
  return page.locator(".dock").getByRole("button", { name, exact: true });
}

/** Every part that comes to life as the reader comes near. */
const lateParts = [
  "memory",
  "gates",
  "shapes",
  "learning",
  "beliefs",
  "surgery",
  "luck",
  "own",
  "proof",
] as const;

/** Scrolls to a part and waits until it is alive. */
export async function reach(page: Page, part: string): Promise<void> {
  await page.locator(`#part-${part}`).evaluate((element) => {
    element.scrollIntoView({ behavior: "instant" });
  });
  await page.waitForSelector(`#part-${part}[data-alive]`, { state: "attached" });
}

/** Brings the whole page to life. */
export async function reachAll(page: Page): Promise<void> {
  for (const part of lateParts) await reach(page, part);
}

/** Waits until the dock shows an epoch. */
export async function untilEpoch(page: Page, epoch: number): Promise<void> {
  await page.waitForSelector(`.dock [data-epoch="${epoch}"]`);
}

/** Letters right, model by model, as the first figure says. */
export async function scores(page: Page): Promise<string[]> {
  return page.locator("#hero-figure ul b").allTextContents();
}
