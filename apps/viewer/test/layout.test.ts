import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";

import { reachAll, startViewer, untilEpoch } from "./open-viewer.ts";

const viewer = startViewer();

/** A phone, a tablet, the width from which the dock stands in one row, a screen. */
const widths = [320, 768, 992, 1440];

/** Runs for each width, on one page. */
async function atEachWidth(
  page: Page,
  look: (width: number) => Promise<Readonly<Record<string, unknown>>>,
): Promise<Record<number, unknown>> {
  const seen: Record<number, unknown> = {};
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    seen[width] = await look(width);
  }
  return seen;
}

const eachWidth = (value: unknown): Record<number, unknown> =>
  Object.fromEntries(widths.map((width) => [width, value]));

describe.each(["", "zh-TW/"])("at every width the page %j", (path) => {
  it("leaves the dock's slider room, and breaks no label of it", async () => {
    const page = await viewer.open({ path });
    const seen = await atEachWidth(page, async () =>
      page.locator(".dock").evaluate((dock) => {
        const wide = (selector: string): number =>
          dock.querySelector(selector)!.getBoundingClientRect().width;
        const lines = [...dock.querySelectorAll(".label, .seed label, button")].map((element) => {
          const range = document.createRange();
          range.selectNodeContents(element);
          return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
        });
        const height = Number.parseFloat(
          getComputedStyle(document.documentElement).getPropertyValue("--dock-height"),
        );
        return {
          isSliderWide: wide("input[type=range]") >= 100,
          mostLines: Math.max(...lines),
          isAsHighAsPlanned: dock.getBoundingClientRect().height <= 16 * height + 2,
        };
      }),
    );
    expect(seen).toEqual(eachWidth({ isSliderWide: true, mostLines: 1, isAsHighAsPlanned: true }));
  });

  it("lets no figure's text run out of its place", async () => {
    const page = await viewer.open({ path: `${path}#e=500` });
    await reachAll(page);
    await untilEpoch(page, 500);
    const seen = await atEachWidth(page, async () =>
      page.evaluate(() => ({
        tooWide: [
          ...document.querySelectorAll("#gates-figure li, .settings, .results, .panel, .card"),
        ]
          .filter((element) => element.scrollWidth > element.clientWidth + 1)
          .map((element) => element.textContent.slice(0, 40)),
        broken: [...document.querySelectorAll(".model-title > b")]
          .filter((element) => element.getClientRects().length > 1)
          .map((element) => element.textContent),
      })),
    );
    expect(seen).toEqual(eachWidth({ tooWide: [], broken: [] }));
  });

  it("lets what is read and what is pressed begin at the same edge", async () => {
    const page = await viewer.open({ path });
    await reachAll(page);
    const seen = await atEachWidth(page, async () =>
      page.evaluate(() => {
        const edges = [...document.querySelectorAll("#proof .column, #proof .drop")].map(
          (element) => Math.round(element.getBoundingClientRect().left),
        );
        return { edges: new Set(edges).size };
      }),
    );
    expect(seen).toEqual(eachWidth({ edges: 1 }));
  });
});

it.each([320, 768, 1440])("at %i pixels no section grows while the models train", async (width) => {
  const page = await viewer.open({ viewport: { width, height: 900 } });
  await reachAll(page);
  await page.waitForSelector("[data-own-ms]");
  const heights = async (): Promise<Record<string, number>> =>
    page.evaluate(() =>
      Object.fromEntries(
        Array.from(document.querySelectorAll("section"), (section) => [
          section.id,
          Math.round(section.getBoundingClientRect().height),
        ]),
      ),
    );
  const before = await heights();
  await page.locator(".dock input[type=range]").fill("500");
  await untilEpoch(page, 500);
  await page.waitForSelector("[data-duration-ms]");
  await page.locator("#gates-figure p.numbers", { hasText: "−1." }).first().waitFor();
  expect(await heights()).toEqual(before);
});

it("the Chinese page is punctuated as Chinese is", async () => {
  const page = await viewer.open({ path: "zh-TW/#e=500" });
  await reachAll(page);
  await untilEpoch(page, 500);
  for (const summary of await page.locator("summary").all()) await summary.click();
  await page.locator("#learning-figure tbody tr").first().waitFor();
  const said = await page.evaluate(() => {
    const elements = [...document.body.querySelectorAll("*:not(script, style, noscript)")];
    return elements.flatMap((element) => [
      element.ariaLabel ?? "",
      element.ariaValueText ?? "",
      element.children.length === 0 || element.localName === "p" ? element.textContent : "",
    ]);
  });
  expect(said.filter((text) => /[一-鿿] ?[:;]|[。，；] \S|模型 \d[一-鿿]/.test(text))).toEqual([]);
});
