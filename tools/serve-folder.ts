import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/** A folder that is served, as any static host would. */
export interface ServedFolder {
  /** Ends with a slash. */
  readonly address: string;
  readonly close: () => void;
}

/** How a folder is served. */
export interface ServeOptions {
  /** The path below which it lies, as a host may place it anywhere; "/" by default. */
  readonly base?: string;
  /** True to answer the root with an empty page instead of its index.html. */
  readonly emptyPage?: boolean;
  /** Sent with every file. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Serves a folder, compressed, on the loopback interface.
 *
 */
export async function serveFolder(
  folder: string,
  { base = "/", emptyPage = false, headers = {} }: ServeOptions = {},
): Promise<ServedFolder> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const path = normalize(decodeURIComponent(pathname));
    if (emptyPage && path === "/") {
      response.setHeader("content-type", types[".html"]!).end("<!doctype html><title>test</title>");
      return;
    }
    if (!path.startsWith(base)) {
      response.writeHead(404).end();
      return;
    }
    const file = path.slice(base.length) + (path.endsWith("/") ? "index.html" : "");
    readFile(join(folder, file)).then(
      (bytes) =>
        response
          .writeHead(200, {
            "content-type": types[extname(file)] ?? "",
            "content-encoding": "gzip",
            ...headers,
          })
          .end(gzipSync(bytes)),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}${base}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
