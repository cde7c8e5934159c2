import { createExperiment, runExperiment } from "@alphabet-lstm/experiments";
import { configurations } from "@alphabet-lstm/models";
import { describe, expect, it } from "vitest";

import { dockButton, reach, scores, startViewer, untilEpoch } from "./open-viewer.ts";

const viewer = startViewer();

/** What the packages say of a seed, trained here. */
async function trainHere(seed: number, epochs = 500): Promise<string[]> {
  const results: string[] = [];
  for (const configuration of configurations) {
    for await (const event of runExperiment(createExperiment(configuration, { seed, epochs }))) {
      if (event.type !== "end") continue;
      const { correctCount, sampleCount } = event.record.evaluation;
      results.push(`${correctCount} of ${sampleCount}`);
    }
  }
  return results;
}

describe("the hero", () => {
  it("shows the real answers of untrained models before anything is pressed", async () => {
    const page = await viewer.open();
    expect(await scores(page)).toEqual(["1 of 25", "1 of 23", "1 of 23"]);
    expect(await page.locator("#part-hero [role=option]").count()).toBe(25);
    expect(await page.locator("#part-hero [role=option]").first().textContent()).toContain("n/a");
  });

  it("fills its marks while the models train, and ends as the packages do", async () => {
    const page = await viewer.open();
    await dockButton(page, "Train").click();
    await dockButton(page, "Pause").waitFor();
    await page.waitForSelector("#hero-figure [role=option] svg.model-3.full");
    await page.locator(".dock input[type=range]").fill("500");
    await untilEpoch(page, 500);
    expect(await scores(page)).toEqual(await trainHere(7));
    const third = page.locator("#hero-figure [role=option] svg.model-3.full");
    expect(await third.count()).toBe(23);
  });

  it("pauses, steps and resets", async () => {
    const page = await viewer.open({ path: "#e=40" });
    await untilEpoch(page, 40);
    await dockButton(page, "Step").click();
    await untilEpoch(page, 41);
    expect(await scores(page)).toEqual(await trainHere(7, 41));
    await dockButton(page, "Train").click();
    await dockButton(page, "Pause").click();
    const epoch = await page.locator(".dock input[type=range]").inputValue();
    expect(Number(epoch)).toBeLessThan(500);
    await dockButton(page, "Reset").click();
    await untilEpoch(page, 0);
  });
});

it("another seed trains other models at the same epoch", async () => {
  const page = await viewer.open({ path: "#e=500" });
  await untilEpoch(page, 500);
  await page.fill("#seed", "3");
  const expected = await trainHere(3);
  await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll("#hero-figure ul b")].map((b) => b.textContent).join() ===
      wanted,
    expected.join(),
  );
  expect(await page.locator(".dock input[type=range]").inputValue()).toBe("500");
});

it("the gradients through time follow the sliders: an open forget gate keeps them", async () => {
  const page = await viewer.open();
  await reach(page, "memory");
  const chart = page.locator("#memory-figure svg[role=img]").nth(1);
  const lastShare = async (): Promise<number> =>
    Number(/∂L\/∂c ([\d.e+-]+)$/.exec((await chart.getAttribute("aria-label"))!)?.[1]);
  await page.waitForFunction(
    (selector) => document.querySelectorAll(selector)[1]!.ariaLabel?.includes("e-"),
    "#memory-figure svg[role=img]",
  );
  expect(await lastShare()).toBeLessThan(1e-4);
  await page.getByRole("slider", { name: /^Bias of the forget gate/ }).fill("6");
  await page.waitForFunction(
    (selector) => /∂c [\d.]+e(\+[01]|-1)$/.test(document.querySelectorAll(selector)[1]!.ariaLabel!),
    "#memory-figure svg[role=img]",
  );
  expect(await lastShare()).toBeGreaterThan(0.2);
  await page.getByText("0.73 multiplied 60 times: 6.3·10⁻⁹").waitFor();
});

it("the gates show the real numbers of the unit, and their equation holds", async () => {
  const page = await viewer.open({ path: "#e=500" });
  await untilEpoch(page, 500);
  await reach(page, "gates");
  const numbers = page.locator("#gates-figure p.numbers");
  await page.waitForFunction(
    () => !document.querySelector("#gates-figure p.numbers")!.textContent.includes("–"),
  );
  expect(await numbers.count()).toBe(6);
  await page.getByRole("slider", { name: /^Unit/ }).first().fill("12");
  const lines = (await numbers.allTextContents()).map((line) => line.replaceAll("−", "-"));
  let before = 0;
  for (const step of [0, 1, 2]) {
    const [f, c, i, g, result] = lines[2 * step]!.match(/-?\d\.\d+/g)!.map(Number);
    expect(c).toBeCloseTo(before, 2);
    expect(f! * c! + i! * g!).toBeCloseTo(result!, 2);
    before = result!;
  }
  await page.waitForURL(/u=12/);
});

it("the dead weights of each framing are counted", async () => {
  const page = await viewer.open();
  await reach(page, "shapes");
  const text = await page.locator("#shapes-figure").textContent();
  expect(text).toContain("95.6 % of these weights never learn: 4160 of 4352");
  expect(text).toContain("91.7 % of these weights never learn: 4224 of 4608");
  expect(text).toContain("Every one of these weights can learn");
});

it("the shapes figure follows the letter that is chosen anywhere", async () => {
  const page = await viewer.open();
  await reach(page, "shapes");
  await page.locator("#hero-figure [role=option]").nth(10).click();
  const figure = page.locator("#shapes-figure");
  await figure.getByText("0.385").first().waitFor();
  expect(await figure.locator("dd b").allTextContents()).toEqual([
    "4352",
    "858",
    "4608",
    "858",
    "4352",
    "858",
  ]);
  expect(await figure.locator("text.letter").allTextContents()).toEqual([
    "K",
    "I",
    "J",
    "K",
    "I",
    "J",
    "K",
  ]);
});

it("the line in the curves is a scrubber that rewinds every figure", async () => {
  const page = await viewer.open({ path: "#e=500" });
  await reach(page, "learning");
  await untilEpoch(page, 500);
  const plot = page.locator("#learning-figure [role=slider]").first();
  const box = (await plot.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + 80);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 3, box.y + 80, { steps: 4 });
  await page.mouse.up();
  const epoch = Number(await page.locator(".dock input[type=range]").inputValue());
  expect(epoch).toBeGreaterThan(50);
  expect(epoch).toBeLessThan(300);
  expect(await scores(page)).toEqual(await trainHere(7, epoch));
  expect(await plot.getAttribute("aria-valuenow")).toBe(String(epoch));
});

it("the table of answers shows only mistakes when asked to", async () => {
  const page = await viewer.open({ path: "#e=500&m=1" });
  await reach(page, "beliefs");
  await untilEpoch(page, 500);
  await page.locator("#beliefs-figure summary").click();
  const rows = page.locator("#beliefs-figure tbody tr");
  await rows.first().waitFor();
  expect(await rows.count()).toBe(26);
  await page.getByLabel("Only mistakes").check();
  expect(await rows.count()).toBe(5);
  expect(await rows.first().textContent()).toContain("✕ wrong");
  await page.locator(".dock label.model-3").click();
  await page.getByText("No mistakes.").waitFor();
});

it("surgery recomputes all answers: without its memory Model 3 fails, and Model 2 has none to lose", async () => {
  const page = await viewer.open({ path: "#e=500" });
  await untilEpoch(page, 500);
  await reach(page, "surgery");
  const verdict = page.locator("#surgery-figure .verdict");
  await page.selectOption("#surgery-figure select >> nth=1", "0");
  await page.getByText("Letters right: 23 of 23 as trained, 20 of 23 after surgery").waitFor();
  await page.getByLabel("empty the hidden state between steps").check();
  await page.getByText(/Letters right: 23 of 23 as trained, 1?\d of 23 after surgery/).waitFor();
  await page.getByLabel("empty the hidden state between steps").uncheck();
  await page.locator(".dock label.model-2").click();
  await page.getByText("Letters right: 19 of 23 as trained, 19 of 23 after surgery").waitFor();
  await page.selectOption("#surgery-figure select >> nth=1", "trained");
  expect(await verdict.textContent()).toContain("both sides are the same");
});

it("each seed lands as a dot in three lanes, and a dot loads its run", async () => {
  const page = await viewer.open();
  await reach(page, "luck");
  await page.getByRole("button", { name: "Run 100 seeds" }).click();
  await page.waitForFunction(() => document.querySelectorAll("#luck-figure circle").length >= 6);
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByText(/Model 2 beat Model 1 in \d+ of \d+ seeds/).waitFor();
  const lane = page.locator("#luck-figure [role=slider]").nth(1);
  await lane.focus();
  await lane.press("End");
  await lane.press("Home");
  await lane.press("ArrowRight");
  await lane.press("Enter");
  await untilEpoch(page, 500);
  expect(await page.inputValue("#seed")).toBe("2");
  const spoken = await lane.getAttribute("aria-valuetext");
  await page.waitForFunction(
    (wanted) => document.querySelectorAll("#hero-figure ul b")[1]!.textContent === wanted,
    (await trainHere(2))[1],
  );
  expect(spoken).toContain(`Seed 2: ${(await trainHere(2))[1]}`);
});

describe("the reader's own model", () => {
  it("is trained anew when a slider moves", async () => {
    const page = await viewer.open();
    await reach(page, "own");
    await page.waitForSelector("[data-own-ms]");
    await page.getByRole("button", { name: "Units: less" }).click();
    await page.waitForSelector("[data-own-ms]");
    await page
      .locator("#own")
      .getByRole("slider", { name: /^Time steps/ })
      .fill("2");
    await page.getByText("of 24 right").waitFor();
    expect(await page.locator("#own .score b").textContent()).toMatch(/^\d+ of 24 right, loss /);
  });

  it("learns another alphabet and answers a window that never occurs", async () => {
    const page = await viewer.open();
    await reach(page, "own");
    await page.selectOption("#preset", "notes");
    await page.getByText("of 4 right").waitFor();
    await page.getByText("What follows mi re do?").waitFor();
    await page.fill("#question", "sol mi do");
    await page.getByText("What follows sol mi do?").waitFor();
    expect(await page.locator("#own .answer").textContent()).toContain("at most 2.81 bits");
  });

  it.each([
    [
      "",
      "“A” stands in the alphabet more than once",
      "at least 4 symbols; this one has 2",
      "23 of 23",
    ],
    ["zh-TW/", "「A」在字母表中出現不只一次", "至少要有 4 個符號，現在有 2 個", "23 / 23"],
  ])(
    "on the page %j says what is wrong with an alphabet, and keeps the last model",
    async (path, twice, short, score) => {
      const page = await viewer.open({ path });
      await reach(page, "own");
      await page.waitForSelector("[data-own-ms]");
      const alphabet = page.locator("#own .alphabet input");
      const problem = page.locator("#own-problem");
      await alphabet.fill("ABCA");
      await problem.getByText(twice).waitFor();
      await alphabet.fill("AB");
      await problem.getByText(short).waitFor();
      expect(await page.locator("#own .score b").textContent()).toContain(score);
    },
  );
});
