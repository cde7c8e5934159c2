import { AxeBuilder } from "@axe-core/playwright";
import { describe, expect, it } from "vitest";

import { dockButton, reach, reachAll, startViewer, untilEpoch } from "./open-viewer.ts";

const viewer = startViewer();

describe.each(["en", "zh-TW"])("in %s", (language) => {
  describe.each(["light", "dark"] as const)("in the %s theme", (colorScheme) => {
    it("axe finds nothing in any section, on a screen and on a phone", async () => {
      const page = await viewer.open({
        path: language === "en" ? "#e=500" : "zh-TW/#e=500",
        colorScheme,
        viewport: { width: 1280, height: 900 },
      });
      await reachAll(page);
      await untilEpoch(page, 500);
      for (const summary of await page.locator("summary").all()) await summary.click();
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 900 });
        const { violations, passes } = await new AxeBuilder({ page })
          .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
          .analyze();
        process.stdout.write(
          `bar: axe violations, ${language}, ${colorScheme}, ${width} px: ${violations.length} of ${passes.length} rules (0)\n`,
        );
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
        ).toEqual([]);
        expect(passes.length).toBeGreaterThan(20);
      }
    }, 60_000);
  });
});

it.each(["", "zh-TW/"])("the page %j needs no sideways scrolling at 320 pixels", async (path) => {
  const page = await viewer.open({ path, viewport: { width: 320, height: 700 } });
  await reachAll(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

it("everything that is pressed or dragged is at least 24 pixels large", async () => {
  const page = await viewer.open({ viewport: { width: 320, height: 700 } });
  await reachAll(page);
  const small = await page
    .locator(
      "button, input:not(.visually-hidden), select, summary, [role=option], [role=slider], a[href^='zh']",
    )
    .evaluateAll((elements) =>
      elements
        .map((element) => ({ box: element.getBoundingClientRect(), html: element.outerHTML }))
        .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
        .map(({ html }) => html.slice(0, 80)),
    );
  expect(small).toEqual([]);
});

describe("by keyboard", () => {
  it("Tab enters a figure once, arrows move, Home and End jump, Esc leaves", async () => {
    const page = await viewer.open();
    const list = page.getByRole("listbox");
    await list.focus();
    await page.keyboard.press("Home");
    const chosen = page.locator("[role=option][aria-selected=true] b");
    expect(await chosen.textContent()).toBe("A");
    await page.keyboard.press("ArrowRight");
    expect(await chosen.textContent()).toBe("B");
    await page.keyboard.press("ArrowDown");
    expect(await chosen.textContent()).not.toBe("B");
    await page.keyboard.press("End");
    expect(await chosen.textContent()).toBe("Y");
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe("figcaption");
    await page.keyboard.press("Tab");
    const isInside = (): Promise<boolean> =>
      page.evaluate(() => document.activeElement?.closest("#hero-figure") !== null);
    expect(await isInside()).toBe(false);
    await page.keyboard.press("Shift+Tab");
    expect(await list.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it("the whole story can be told without a pointer", async () => {
    const page = await viewer.open();
    await page.keyboard.press("Tab");
    const visited = new Set<string>();
    for (let press = 0; press < 150; press++) {
      const label = await page.evaluate(() => {
        const element = document.activeElement as HTMLInputElement;
        if (element === document.body) return undefined;
        return element.ariaLabel ?? element.labels?.[0]?.textContent ?? element.textContent;
      });
      if (label === undefined) break;
      visited.add(label.trim().slice(0, 40));
      await page.keyboard.press("Tab");
    }
    for (const stop of [
      "Skip to the story",
      "What each model says follows each lette",
      "Loss (nats, logarithmic)",
      "What Model 3 believes",
      "Model 3, one dot per seed",
      "Run 100 seeds",
      "Train",
      "Step",
      "Seed",
    ]) {
      expect(
        [...visited].some((label) => label.startsWith(stop)),
        stop,
      ).toBe(true);
    }
  });

  it("the curves and the map move by the arrow keys", async () => {
    const page = await viewer.open({ path: "#e=100" });
    await reach(page, "learning");
    await untilEpoch(page, 100);
    const plot = page.locator("#learning-figure [role=slider]").first();
    await plot.press("ArrowRight");
    await untilEpoch(page, 101);
    await plot.press("Home");
    await untilEpoch(page, 0);
    await reach(page, "beliefs");
    const map = page.locator("#beliefs-figure [role=slider]").nth(2);
    await map.press("ArrowDown");
    expect(await map.getAttribute("aria-valuetext")).toContain("After LMN, Model 3 believes");
  });
});

it("the live region speaks every 50 epochs while the page plays, not every one", async () => {
  const page = await viewer.open();
  await page.evaluate(`globalThis.spoken = new Set();
    const region = document.querySelector(".dock [role=status]");
    new MutationObserver(() => spoken.add(region.textContent))
      .observe(document.querySelector(".dock"), { subtree: true, childList: true, characterData: true });`);
  await dockButton(page, "Train").click();
  await untilEpoch(page, 500);
  const spoken = await page.evaluate<string[]>("[...globalThis.spoken]");
  expect(spoken.length).toBeGreaterThanOrEqual(9);
  expect(spoken.length).toBeLessThanOrEqual(12);
  expect(spoken.at(-1)).toMatch(/^Epoch 500\. Letters right: Model 1 20 of 25, /);
});

it("a reader who wants little motion sees the end at once", async () => {
  const page = await viewer.open({ reducedMotion: "reduce" });
  await dockButton(page, "Train").click();
  await untilEpoch(page, 500);
  expect(await page.getByRole("button", { name: "Pause" }).count()).toBe(0);
});
