import { readdir, readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, sep } from "node:path";

import { InputError } from "./errors.ts";

/** What the page may load; the page itself says the same in its head. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
};

/** Ports that are tried before giving up. */
const PORT_COUNT = 50;

/** A file as it is sent. */
interface SentFile {
  readonly type: string;
  readonly body: Buffer;
}

/** A page that is served. */
export interface ServedPage {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** What {@link servePage} serves, and where. */
export interface ServePageOptions {
  /** All below it is read once, at the start: nothing else can be asked for. */
  readonly folder: string;
  /** Files beside those of the folder, by their path. */
  readonly extra?: Readonly<Record<string, string>>;
  /** The first port that is tried; the next ones follow while one is busy. */
  readonly port: number;
}

/**
 * Serves a folder of static files on the loopback interface: what is in it at the start, and nothing else.
 *
 * @throws Error with code EADDRINUSE if every port that is tried is busy
 */
export async function servePage({
  folder,
  extra = {},
  port,
}: ServePageOptions): Promise<ServedPage> {
  const files = await readFiles(folder);
  for (const [path, text] of Object.entries(extra)) {
    files.set(path, { type: types[extname(path)]!, body: Buffer.from(text) });
  }
  const server = createServer((request, response) => respond(files, request, response));
  await listen(server, port);
  const { port: actual } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${actual}/`,
    close: async () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Every file by the path that a browser asks for. */
async function readFiles(folder: string): Promise<Map<string, SentFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const read = entries
    .filter((entry) => entry.isFile() && extname(entry.name) in types)
    .map(async (entry): Promise<[string, SentFile]> => {
      const file = join(entry.parentPath, entry.name);
      const path = file.slice(folder.length).split(sep).join("/").replace(/^\/*/, "/");
      const body = await readFile(file);
      return [path.replace(/\/index\.html$/, "/"), { type: types[extname(file)]!, body }];
    });
  return new Map(await Promise.all(read));
}

function respond(
  files: ReadonlyMap<string, SentFile>,
  { method, url = "/", headers }: IncomingMessage,
  response: ServerResponse,
): void {
  response
    .setHeader("content-security-policy", CONTENT_SECURITY_POLICY)
    .setHeader("x-content-type-options", "nosniff")
    .setHeader("referrer-policy", "no-referrer")
    .setHeader("cache-control", "no-cache");
  // Another name for this machine would let a page of another origin read what is served.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host ?? "")) {
    response.writeHead(421).end();
    return;
  }
  if (method !== "GET" && method !== "HEAD") {
    response.setHeader("allow", "GET, HEAD").writeHead(405).end();
    return;
  }
  const file = files.get(url.replace(/[?#].*$/, ""));
  if (!file) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { "content-type": file.type, "content-length": file.body.length });
  response.end(method === "HEAD" ? undefined : file.body);
}

async function listen(server: Server, first: number): Promise<void> {
  for (let port = first; ; port++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once("error", reject).listen(port, "127.0.0.1", () => {
          server.off("error", reject);
          resolve();
        });
      });
      return;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EACCES") {
        throw new InputError(
          `Cannot serve on port ${port}: permission is denied; name one above 1023`,
        );
      }
      if (code !== "EADDRINUSE") throw error;
      if (port >= first + PORT_COUNT || port >= 65_535) {
        throw new InputError(
          `Cannot serve: the ports ${first}..${port} are busy; name another with --port`,
        );
      }
    }
  }
}
