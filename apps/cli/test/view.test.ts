import { type ChildProcess, spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

import { afterEach, describe, expect, it } from "vitest";

import { program, runCli } from "./run-cli.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** Starts `view` and waits for the address that it prints. */
async function view(...args: string[]): Promise<{ address: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [program, "view", ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const address = await new Promise<string>((resolve, reject) => {
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (part: string) => {
      text += part;
      if (text.includes("\n")) resolve(text.split("\n")[0]!);
    });
    child.on("close", () => reject(new Error(`view ended: ${text}`)));
  });
  return { address, child };
}

/** Asks for a path as it stands, without the tidying that `fetch` does. */
async function ask(
  address: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<IncomingMessage> {
  const { port } = new URL(address);
  return new Promise((resolve, reject) => {
    get({ host: "127.0.0.1", port, path, headers }, (response) => {
      response.resume();
      resolve(response);
    }).on("error", reject);
  });
}

describe("view", () => {
  it("serves the built page on loopback with its policy, until Ctrl-C", async () => {
    const { address, child } = await view("--port", "0");
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const response = await fetch(address);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const policy = response.headers.get("content-security-policy")!;
    const page = await response.text();
    expect(page).toContain("<title>Twenty-six letters, one memory</title>");
    const inPage = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!;
    expect(policy).toBe(`${inPage.replaceAll("&#39;", "'")}; frame-ancestors 'none'`);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    const ended = new Promise((resolve) => {
      child.on("close", resolve);
    });
    child.kill("SIGINT");
    expect(await ended).toBe(0);
  });

  it.each([
    "/../package.json",
    "/..%2fpackage.json",
    "/%2e%2e/package.json",
    "/assets/../../package.json",
    "//etc/passwd",
    "/report.json",
    "/zh-TW",
  ])("answers %j with 404", async (path) => {
    const { address } = await view("--port", "0");
    expect((await ask(address, path)).statusCode).toBe(404);
  });

  it("answers no other name of this machine, and nothing but GET and HEAD", async () => {
    const { address } = await view("--port", "0");
    expect((await ask(address, "/", { host: "rebound.example" })).statusCode).toBe(421);
    expect((await fetch(address, { method: "POST", body: "x" })).status).toBe(405);
    expect((await fetch(address, { method: "HEAD" })).status).toBe(200);
  });

  it("answers a busy port with the next one", async () => {
    const busy = createServer();
    await new Promise<void>((resolve) => {
      busy.listen(0, "127.0.0.1", resolve);
    });
    const { port } = busy.address() as AddressInfo;
    const { address } = await view("--port", String(port));
    busy.close();
    expect(Number(new URL(address).port)).toBeGreaterThan(port);
  });

  it("serves a report beside the page and names it in the address", async () => {
    const folder = await temporaryFolder();
    const file = join(folder, "report.json");
    await runCli(["compare", "1", "--epochs", "2", "--quiet", "--json", file]);
    const { address } = await view(file, "--port", "0");
    expect(address).toMatch(/\/#report=1$/);
    const response = await fetch(new URL("report.json", address));
    expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(await response.json()).toMatchObject({ schemaVersion: 2, plannedRunCount: 1 });
  });

  it("refuses what is no report in one sentence", async () => {
    const folder = await temporaryFolder();
    const file = join(folder, "letter.json");
    await writeFile(file, '{"schemaVersion": 2}');
    const { exitCode, stderr } = await runCli(["view", file]);
    expect({ exitCode, lines: stderr.trim().split("\n").length }).toEqual({
      exitCode: 2,
      lines: 1,
    });
    expect(stderr).toContain("Cannot read the report");
  });

  it("refuses a port that is none", async () => {
    const { exitCode, stderr } = await runCli(["view", "--port", "70000"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("--port must be an integer in 0..65535, received 70000");
  });
});
