import type { Browser, Page } from "playwright-core";

import { serveFolder } from "./serve-folder.ts";

/** A page, and the server behind it. */
export interface OpenedPage {
  readonly page: Page;
  readonly close: () => Promise<void>;
}

/**
 * Opens an empty page whose origin is a folder, served on the loopback interface.
 */
export async function openPage(browser: Browser, folder: string): Promise<OpenedPage> {
  const server = await serveFolder(folder, { emptyPage: true });
  const page = await browser.newPage();
  await page.goto(server.address);
  return {
    page,
    close: async () => {
      await page.close();
      server.close();
    },
  };
}
