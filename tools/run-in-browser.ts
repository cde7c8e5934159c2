import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

import type { Browser } from "playwright-core";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

/**
 * Loads a module of a folder in an empty page and waits for it to be evaluated.
 *
 * @param folder - served on the loopback interface meanwhile
 * @param module - path of the module in it
 * @throws Error with what the page reported, if the module fails
 */
export async function runInBrowser(
  browser: Browser,
  folder: string,
  module: string,
): Promise<void> {
  const server = await serve(folder);
  const page = await browser.newPage();
  try {
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.evaluate(async (path) => {
      await import(path);
    }, `/${module}`);
  } finally {
    await page.close();
    server.close();
  }
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
