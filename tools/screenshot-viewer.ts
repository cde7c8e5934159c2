/**
 * Takes the README's picture of the built viewer: the trained models at seed 7, in the Chromium that the tests use.
 *
 *     pnpm build && node tools/screenshot-viewer.ts
 */
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { launchChromium } from "./launch-chromium.ts";
import { serveFolder } from "./serve-folder.ts";

const path = fileURLToPath(new URL("../docs/viewer.png", import.meta.url));
const server = await serveFolder(fileURLToPath(new URL("../apps/viewer/dist", import.meta.url)));
const browser = await launchChromium();
try {
  const page = await browser.newPage({
    viewport: { width: 1200, height: 900 },
    colorScheme: "light",
  });
  await page.goto(`${server.address}#e=500`);
  await page.waitForSelector('.dock [data-epoch="500"]');
  await page.evaluate(`{
    const { bottom } = document.querySelector("#part-beliefs .maps").getBoundingClientRect();
    scrollBy({ top: bottom - innerHeight + 140, behavior: "instant" });
  }`);
  await page.waitForSelector("#part-beliefs[data-alive]", { state: "attached" });
  await page.screenshot({ path });
} finally {
  await browser.close();
  server.close();
}
console.log(`${path}: ${Math.round(statSync(path).size / 1000)} kB`);
