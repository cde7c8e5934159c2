import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { createExperiment, inlineExecutor, type Setup, setupOf } from "@alphabet-lstm/experiments";
import { createReport, stringifyReport } from "@alphabet-lstm/experiments/report";
import { featureWindow, singleLetter } from "@alphabet-lstm/models";
import { serveFolder } from "@alphabet-lstm/tools/serve-folder";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";

import { folder, reach, startViewer } from "./open-viewer.ts";

const viewer = startViewer();
let good: string;

/** A report as the command writes it: two models, two seeds. */
async function makeReport(): Promise<string> {
  const experiments = [singleLetter, featureWindow].flatMap((configuration) =>
    [101, 102].map((seed) => createExperiment(configuration, { seed })),
  );
  const outcomes = [];
  for (const experiment of experiments) outcomes.push(await inlineExecutor.run(experiment));
  const setups: Setup[] = [experiments[0]!, experiments[2]!].map((experiment) =>
    setupOf(experiment),
  );
  return stringifyReport(createReport({ setups, outcomes, versions: {}, plannedRunCount: 4 }));
}

/** Gives files to the page as a reader would. */
async function give(page: Page, files: Readonly<Record<string, string | Buffer>>): Promise<void> {
  await page.setInputFiles(
    "#proof input[type=file]",
    Object.entries(files).map(([name, text]) => ({
      name,
      mimeType: "application/json",
      buffer: Buffer.from(text),
    })),
  );
}

async function openProof(): Promise<Page> {
  const page = await viewer.open();
  await reach(page, "proof");
  return page;
}

beforeAll(async () => {
  good = await makeReport();
});

describe("a report of the command", () => {
  it("is dropped: its setups stand in the table, its seeds join the dots", async () => {
    const page = await openProof();
    await reach(page, "luck");
    await reach(page, "proof");
    const data = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "mine.json", { type: "application/json" }));
      return transfer;
    }, good);
    await page.dispatchEvent("#proof .drop", "drop", { dataTransfer: data });
    const rows = page.locator("#proof-figure tbody tr");
    await rows.first().waitFor();
    expect(await rows.count()).toBe(2);
    expect(await rows.nth(0).textContent()).toContain("model-1");
    expect(await page.locator("#luck-figure circle").count()).toBe(4);
    expect(await page.locator("#luck .verdict").textContent()).toContain("of 2 seeds");
  });

  it("is verified: a run is trained again and ends at the same bytes", async () => {
    const page = await openProof();
    await give(page, { "mine.json": good });
    await page.getByRole("button", { name: "Verify" }).first().click();
    await page.getByText("✓ seed 101: the same bytes").waitFor();
    const digest = (JSON.parse(good) as { runs: { weightsSha256: string }[] }).runs[0]!
      .weightsSha256;
    expect(await page.locator("#proof-figure tbody").textContent()).toContain(digest.slice(0, 12));
  });

  it("that lies beside the page is opened at once when the address asks for it", async () => {
    const copy = mkdtempSync(join(tmpdir(), "alphabet-lstm-viewer-"));
    onTestFinished(() => rmSync(copy, { recursive: true }));
    cpSync(folder, copy, { recursive: true });
    writeFileSync(join(copy, "report.json"), good);
    const server = await serveFolder(copy);
    onTestFinished(server.close);
    for (const path of ["", "zh-TW/"]) {
      const page = await viewer.browser().newPage();
      await page.goto(`${server.address}${path}#report=1`);
      await page.locator("#proof-figure tbody tr").first().waitFor();
      expect(await page.locator("#proof-figure tbody tr").count()).toBe(2);
    }
  });

  it("whose digest was forged is found out", async () => {
    const page = await openProof();
    const forged = good.replace(
      /"weightsSha256":"[0-9a-f]{64}"/,
      `"weightsSha256":"${"0".repeat(64)}"`,
    );
    await give(page, { "forged.json": forged });
    await page.getByRole("button", { name: "Verify" }).first().click();
    await page.getByText("✕ seed 101: other bytes").waitFor();
    expect(await page.getByText("the same bytes (").count()).toBe(0);
  });
});

it("a verdict stands beside its own file alone, though another has the same setups", async () => {
  const page = await openProof();
  const forged = good.replace(
    /"weightsSha256":"[0-9a-f]{64}"/,
    `"weightsSha256":"${"0".repeat(64)}"`,
  );
  await give(page, { "good.json": good });
  await page.locator("#proof-figure tbody tr").nth(1).waitFor();
  await give(page, { "forged.json": forged });
  await page.locator("#proof-figure tbody tr").nth(3).waitFor();
  const row = (file: string) => page.locator("#proof-figure tbody tr", { hasText: file }).first();
  await row("good.json").getByRole("button").click();
  await row("good.json").getByText("✓ seed 101: the same bytes").waitFor();
  await row("forged.json").getByRole("button").click();
  await row("forged.json").getByText("✕ seed 101: other bytes").waitFor();
  expect(await row("good.json").textContent()).toContain("✓ seed 101: the same bytes");
});

describe("where a proof cannot be had", () => {
  it("a run that cannot be trained again is not said to have other bytes", async () => {
    const headers = { "content-security-policy": "script-src 'self'" };
    const server = await serveFolder(folder, { headers });
    onTestFinished(server.close);
    const page = await viewer.browser().newPage();
    await page.goto(server.address);
    await reach(page, "proof");
    await give(page, { "mine.json": good });
    await page.getByRole("button", { name: "Verify" }).first().click();
    await page.getByText("? seed 101: it could not be trained here").waitFor();
    expect(await page.getByText("other bytes").count()).toBe(0);
  });

  it.each([
    ["", "Referee", "The referee could not be asked."],
    ["zh-TW/", "裁判", "無法請到裁判。"],
  ])(
    "on the page %j a referee that cannot be loaded is said to be out of reach",
    async (path, name, sentence) => {
      const page = await viewer.open({ path });
      await reach(page, "proof");
      await page.route("**/referee-worker*", async (route) => route.abort());
      await page.getByRole("button", { name }).click();
      const verdict = page.getByText(sentence);
      await verdict.waitFor();
      expect(await verdict.textContent()).toBe(sentence);
      viewer.takeWrongs();
    },
  );
});

describe("a hostile report", () => {
  it.each([
    ["no JSON", "NaN", "not whole, or no JSON"],
    [
      "NaN among its numbers",
      '{"schemaVersion": 2, "plannedRunCount": NaN}',
      "not whole, or no JSON",
    ],
    ["another schema", '{"schemaVersion": 2, "versions": 3}', "versions should be Object, found 3"],
    ["a newer schema", '{"schemaVersion": 99}', "a newer version of alphabet-lstm wrote it"],
    ["no schema", "[]", "schemaVersion is missing"],
    ["nothing", "", "not whole, or no JSON"],
  ])(
    "with %s is refused in a sentence, and the other files still load",
    async (_, text, sentence) => {
      const page = await openProof();
      await give(page, { "bad.json": text, "good.json": good });
      await page.locator("#proof .problems li").waitFor();
      const said = await page.locator("#proof .problems li").textContent();
      expect(said).toContain("bad.json: ");
      expect(said).toContain(sentence);
      await page.locator("#proof-figure tbody tr").first().waitFor();
      expect(await page.locator("#proof-figure tbody tr").count()).toBe(2);
    },
  );

  it("with markup in its name and strings shows it as text", async () => {
    const page = await openProof();
    const markup = "<img src=x onerror=alert(1)>";
    const file = `${markup}.json`;
    await give(page, { [file]: good.replaceAll("model-1", markup) });
    await page.getByText(markup).first().waitFor();
    expect(await page.locator("#proof img").count()).toBe(0);
  });

  it("of 200 MB is refused before it is read", async () => {
    const page = await openProof();
    await page.evaluate(() => {
      const transfer = new DataTransfer();
      const megabyte = new Uint8Array(1e6);
      transfer.items.add(
        new File(
          Array.from({ length: 200 }, () => megabyte),
          "huge.json",
        ),
      );
      const place = document.querySelector("#proof .drop")!;
      place.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true }));
    });
    const problem = page.locator("#proof .problems li");
    await problem.waitFor();
    expect(await problem.textContent()).toBe(
      "huge.json: it has 200 MB; this page reads up to 20 MB",
    );
  });

  it.each([
    ["no JSON", "NaN", "檔案不完整，或不是 JSON"],
    ["no schema", "[]", "缺少 schemaVersion"],
    ["another schema", '{"schemaVersion": 2, "versions": 3}', "versions 應為 Object，實際為 3"],
    ["no object", "3", "內容應為 Object，實際為 3"],
    [
      "a newer schema",
      '{"schemaVersion": 99}',
      "由較新版本的 alphabet-lstm 寫成（格式第 99 版；本頁最多讀到第 2 版）",
    ],
    [
      "no record",
      '{"schemaVersion": 1, "records": []}',
      "無法當作報告讀取。原文說明：it has no record",
    ],
  ])("with %s is refused in Chinese on the Chinese page", async (_, text, sentence) => {
    const page = await viewer.open({ path: "zh-TW/" });
    await reach(page, "proof");
    await give(page, { "bad.json": text });
    await page.locator("#proof .problems li").waitFor();
    expect(await page.locator("#proof .problems li").textContent()).toBe(`bad.json：${sentence}`);
    expect(await page.locator("#proof-figure").count()).toBe(0);
  });

  it("whose runs were altered is refused with the reader's own words, marked as English", async () => {
    const altered = good.replace(/"correctCount":\d+/, '"correctCount":1');
    for (const [path, lead] of [
      ["", "bad.json: it does not fit itself: "],
      ["zh-TW/", "bad.json：內容前後不符。原文說明："],
    ] as const) {
      const page = await viewer.open({ path });
      await reach(page, "proof");
      await give(page, { "bad.json": altered });
      const problem = page.locator("#proof .problems li");
      await problem.waitFor();
      const words = await problem.locator("[lang=en]").textContent();
      expect(words).toMatch(/^run \S+ was altered: \d+ of its answers are right, not 1$/);
      expect(await problem.textContent()).toBe(lead + words);
    }
  });
});

it("the model that is looked at can be taken along as a Keras program", async () => {
  const page = await openProof();
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Keras" }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe("model_3.py");
});

it("the referee, tfjs, is loaded when it is asked for and agrees with the page's trainer", async () => {
  const page = await openProof();
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(request.url()));
  await page.getByRole("button", { name: "Referee" }).click();
  const verdict = page.getByText(/agree on every weight to \d\.\d·10⁻[⁷⁸⁹]\./);
  await verdict.waitFor();
  expect(loaded.some((url) => url.includes("referee-worker"))).toBe(true);
  expect(await verdict.textContent()).toContain("Model 3, seed 7");
});
