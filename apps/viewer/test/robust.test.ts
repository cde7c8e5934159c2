import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { createExperiment } from "@alphabet-lstm/experiments";
import { timeSteps } from "@alphabet-lstm/models";
import { serveFolder } from "@alphabet-lstm/tools/serve-folder";
import { describe, expect, it } from "vitest";

import {
  dockButton,
  folder,
  reach,
  reachAll,
  scores,
  startViewer,
  untilEpoch,
} from "./open-viewer.ts";

const viewer = startViewer("/some/path/of/a/host/");

describe("the address", () => {
  it("holds what is not the default, and the same address gives the same figures", async () => {
    const page = await viewer.open();
    await page.locator(".dock label.model-1").click();
    await page.fill("#seed", "12");
    await page.locator("#hero-figure [role=option]").nth(4).click();
    await page.locator(".dock input[type=range]").fill("120");
    await page.waitForURL(/#m=1&seed=12&e=120&x=CDE$/);
    await untilEpoch(page, 120);
    const hash = new URL(page.url()).hash;
    const other = await viewer.open({ path: hash });
    await untilEpoch(other, 120);
    expect(await scores(other)).toEqual(await scores(page));
    expect(await other.locator("#hero-figure .cards").textContent()).toBe(
      await page.locator("#hero-figure .cards").textContent(),
    );
    expect(await other.locator(".dock input[type=radio]:checked").inputValue()).toBe("1");
  });

  it("is checked value by value, and says what does not fit", async () => {
    const page = await viewer.open({
      path: "#m=9&seed=-1&e=1e3&x=%3Cimg%20src%3Dx%3E&t=2&bogus=1",
    });
    const problems = page.locator(".problems li");
    await problems.first().waitFor();
    expect(await problems.count()).toBe(5);
    expect(await problems.nth(0).textContent()).toContain("m = “9”, which does not fit (1–3)");
    expect(await page.locator("#part-masthead img").count()).toBe(0);
    expect(await page.locator(".dock input[type=radio]:checked").inputValue()).toBe("3");
  });

  it("leads to the other language with the same place", async () => {
    const page = await viewer.open({ path: "#m=1&lang=zh-TW" });
    await page.waitForURL(/\/zh-TW\/#m=1$/);
    expect(await page.locator("h1").textContent()).toBe("二十六個字母，一份記憶");
    await page.locator("[data-alive=masthead] a", { hasText: "English" }).click();
    await page.waitForURL(/host\/#m=1$/);
  });
});

it("works offline after the first visit, in both languages", async () => {
  const copy = mkdtempSync(join(tmpdir(), "alphabet-lstm-viewer-"));
  cpSync(folder, copy, { recursive: true });
  const server = await serveFolder(copy);
  const context = await viewer.browser().newContext();
  const page = await context.newPage();
  await page.goto(server.address);
  await page.evaluate("navigator.serviceWorker.ready.then(() => undefined)");
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  server.close();
  rmSync(copy, { recursive: true });
  for (const path of ["", "zh-TW/"]) {
    await page.goto(`${server.address}${path}#e=500`);
    await reachAll(page);
    await untilEpoch(page, 500);
    expect((await scores(page))[0]).toMatch(/^20/);
  }
});

it("a policy in the page itself forbids what is not its own", async () => {
  const page = await viewer.open();
  const policy = await page
    .locator("meta[http-equiv=Content-Security-Policy]")
    .getAttribute("content");
  expect(policy).toContain("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'");
  expect(policy).not.toContain("unsafe-inline");
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "globalThis.inlineRan = true";
    document.body.append(script);
    return "inlineRan" in globalThis;
  });
  expect(ran).toBe(false);
  const fetched = await page.evaluate(async () =>
    fetch("https://example.invalid/").then(
      () => "fetched",
      () => "refused",
    ),
  );
  expect(fetched).toBe("refused");
  expect(viewer.takeWrongs().every((wrong) => /Content Security Policy|example/.test(wrong))).toBe(
    true,
  );
});

it("without JavaScript both pages are an article whose figures come from a real run", async () => {
  for (const [path, words] of [
    ["", "After 500 epochs, seed 7"],
    ["zh-TW/", "訓練 500 輪之後，隨機種子 7"],
  ] as const) {
    const page = await viewer.open({ path, javaScriptEnabled: false });
    const notes = await page.locator("noscript p").allTextContents();
    expect(notes.filter((note) => note === words).length).toBeGreaterThanOrEqual(4);
    expect(await page.locator("#hero-figure noscript b").first().textContent()).toMatch(/^20/);
    const answer = page.locator("#gates-figure noscript svg[role=img]");
    expect(await answer.getAttribute("aria-label")).toMatch(
      /^(What follows KLM\?|KLM .+？) N 9\d %$/,
    );
    expect(await page.locator(".dock").isVisible()).toBe(false);
    expect(await page.locator("#luck-figure circle").count()).toBe(60);
  }
});

it("a worker that dies leaves the last figures and can be started again", async () => {
  const page = await viewer.open({ path: "#e=200&seed=5" });
  await untilEpoch(page, 200);
  const before = await scores(page);
  await page.workers()[0]!.evaluate("void setTimeout(() => { throw new Error('killed'); })");
  await page.getByRole("alert").getByText("The trainer stopped").waitFor();
  expect(await scores(page)).toEqual(before);
  await page.getByRole("button", { name: "Restart" }).click();
  await page.getByRole("alert").waitFor({ state: "detached" });
  await page.locator(".dock input[type=range]").fill("500");
  await untilEpoch(page, 500);
  expect(await page.inputValue("#seed")).toBe("5");
  viewer.takeWrongs();
});

describe("a worker that hangs", () => {
  it("is noticed, ended and can be started again", async () => {
    const page = await viewer.open();
    // The page's clock alone runs ahead: the worker is as real as its endless loop.
    await page.clock.install();
    await page.locator(".dock input[type=range]").fill("200");
    await untilEpoch(page, 200);
    const before = await scores(page);
    await page.workers()[0]!.evaluate("void setTimeout(() => { for (;;); })");
    await page.fill("#seed", "6");
    const alert = page.getByRole("alert");
    await page.clock.runFor(25_000);
    expect(await alert.count()).toBe(0);
    await page.clock.runFor(10_000);
    await alert.getByText("The trainer no longer answers").waitFor();
    expect(await scores(page)).toEqual(before);
    await page.getByRole("button", { name: "Restart" }).click();
    await alert.waitFor({ state: "detached" });
    await page.locator(".dock input[type=range]").fill("500");
    await untilEpoch(page, 500);
    expect(await page.inputValue("#seed")).toBe("6");
  });

  it("is looked for only while there is something to do", async () => {
    const page = await viewer.open({
      before: `globalThis.posted = []; const { postMessage } = Worker.prototype;
        Worker.prototype.postMessage = function (request, ...rest) {
          globalThis.posted.push(request.type);
          postMessage.call(this, request, ...rest);
        };`,
    });
    const pings = async (): Promise<number> =>
      page.evaluate<number>("posted.filter((type) => type === 'ping').length");
    await page.clock.install();
    await page.locator(".dock input[type=range]").fill("500");
    await untilEpoch(page, 500);
    await page.clock.runFor(1000);
    expect(await pings()).toBeGreaterThanOrEqual(2);
    await expect
      .poll(
        async () => {
          const before = await pings();
          await page.clock.runFor(5000);
          return (await pings()) - before;
        },
        { timeout: 10_000 },
      )
      .toBe(0);
    expect(await page.getByRole("alert").count()).toBe(0);
  });

  it("among many seeds leaves those that are done, and the next run goes on from there", async () => {
    const page = await viewer.open();
    await reach(page, "luck");
    await page.clock.install();
    await page.getByRole("button", { name: "Run 100 seeds" }).click();
    const dots = page.locator("#luck-figure circle");
    await dots.nth(2).waitFor({ state: "attached" });
    await page.workers().at(-1)!.evaluate("void setTimeout(() => { for (;;); })");
    await page.clock.runFor(60_000);
    const told = page.locator("#luck [role=alert]");
    await told.getByText("The trainer no longer answers").waitFor();
    const count = await dots.count();
    expect(count).toBeGreaterThanOrEqual(3);
    await page.getByRole("button", { name: "Run 100 seeds" }).click();
    await dots.nth(count).waitFor({ state: "attached" });
    expect(await told.count()).toBe(0);
  });
});

it("where WebAssembly is forbidden the page says what to allow", async () => {
  const headers = { "content-security-policy": "script-src 'self'" };
  const server = await serveFolder(folder, { headers });
  const page = await viewer.browser().newPage();
  await page.goto(server.address);
  await page.waitForSelector("[data-alive=dock]", { state: "attached" });
  await dockButton(page, "Train").click();
  await page.getByRole("alert").getByText("'wasm-unsafe-eval'").waitFor();
  expect(await scores(page)).toEqual(["1 of 25", "1 of 23", "1 of 23"]);
  server.close();
});

it("while the tab is hidden the worker goes on and nothing is drawn", async () => {
  const page = await viewer.open();
  await reach(page, "learning");
  // A hidden tab gets no animation frames.
  await page.evaluate(`globalThis.frame = requestAnimationFrame.bind(globalThis);
    globalThis.held = [];
    globalThis.requestAnimationFrame = (callback) => held.push(callback);`);
  await dockButton(page, "Train").click();
  await page.waitForFunction(() => (globalThis as unknown as { held: unknown[] }).held.length > 0);
  const drawn = await page.locator("#hero-figure").innerHTML();
  const later = (await page.evaluate(() => performance.now())) + 1000;
  await page.waitForFunction((time) => performance.now() > time, later, { polling: 100 });
  expect(await page.locator("#hero-figure").innerHTML()).toBe(drawn);
  await page.evaluate(
    "globalThis.requestAnimationFrame = frame; for (const callback of held) frame(callback);",
  );
  await page.waitForSelector("[data-duration-ms]");
  expect(await page.locator("#hero-figure").innerHTML()).not.toBe(drawn);
});

it("a training whose loss stops being finite ends at that epoch and names its learning rate", async () => {
  const page = await viewer.open();
  const script = readdirSync(join(folder, "assets")).find((name) => name.startsWith("worker"))!;
  const adam = { learningRate: 1e38 };
  const experiment = createExperiment(timeSteps, { adam });
  const failure = await page.evaluate(
    async ([path, asked]) =>
      new Promise((resolve) => {
        const worker = new Worker(path, { type: "module" });
        worker.addEventListener("message", ({ data }) => {
          const failed = data.news.find(({ type }: { type: string }) => type === "failed");
          if (failed) resolve(failed.failure);
        });
        const request = { type: "train", run: 1, experiments: [asked], order: [0], learn: true };
        worker.postMessage(request, []);
      }),
    [`assets/${script}`, experiment] as const,
  );
  expect(failure).toEqual({ reason: "diverged", epoch: 1, learningRate: 1e38 });
});

it("a worker posts at most 20 letters a second, numbered one by one", async () => {
  const page = await viewer.open();
  const script = readdirSync(join(folder, "assets")).find((name) => name.startsWith("worker"))!;
  const experiments = [createExperiment(timeSteps), createExperiment(timeSteps, { seed: 8 })];
  const letters = await page.evaluate(
    async ([path, asked]) =>
      new Promise<{ sequence: number; time: number }[]>((resolve) => {
        const worker = new Worker(path, { type: "module" });
        const seen: { sequence: number; time: number }[] = [];
        worker.addEventListener("message", ({ data }) => {
          seen.push({ sequence: data.sequence, time: performance.now() });
          if (data.news.some(({ type }: { type: string }) => type === "trained")) resolve(seen);
        });
        worker.postMessage(
          { type: "train", run: 1, experiments: asked, order: [0, 1], learn: true },
          [],
        );
      }),
    [`assets/${script}`, experiments] as const,
  );
  expect(letters.map(({ sequence }) => sequence)).toEqual(letters.map((_, place) => place + 1));
  expect(letters.length).toBeGreaterThan(2);
  for (const { time } of letters) {
    const inItsSecond = letters.filter((other) => other.time >= time && other.time < time + 980);
    expect(inItsSecond.length).toBeLessThanOrEqual(20);
  }
});
