import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

import type { Browser, Page } from "playwright-core";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

/** A page, and the server behind it. */
export interface OpenedPage {
  readonly page: Page;
  readonly close: () => Promise<void>;
}

/**
 * Opens an empty page whose origin is a folder, served on the loopback interface.
 */
export async function openPage(browser: Browser, folder: string): Promise<OpenedPage> {
  const server = await serve(folder);
  const page = await browser.newPage();
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/`);
  return {
    page,
    close: async () => {
      await page.close();
      server.close();
    },
  };
}

async function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(request.url ?? "/"));
    if (path === "/") {
      response.setHeader("content-type", types[".html"]!).end("<!doctype html><title>test</title>");
      return;
    }
    readFile(join(folder, path)).then(
      (bytes) => response.setHeader("content-type", types[extname(path)] ?? "").end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return server;
}
