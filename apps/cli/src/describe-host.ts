import { execFile } from "node:child_process";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { version } from "@alphabet-lstm/experiments";

/** What computes, and where: for a journal's header. */
export interface Host {
  readonly versions: Readonly<Record<string, string>>;
  readonly platform: string;
  readonly commit?: string;
}

/** Describes this machine and this program. */
export async function describeHost(): Promise<Host> {
  const commit = await findCommit();
  return {
    versions: { "@alphabet-lstm/experiments": version },
    platform: `${process.platform} ${process.arch}, ${cpus()[0]?.model ?? "unknown"}, Node ${process.versions.node}`,
    ...(commit === undefined ? {} : { commit }),
  };
}

/** The commit of the clone that this program runs from; an installed package has none. */
async function findCommit(): Promise<string | undefined> {
  const folder = fileURLToPath(new URL(".", import.meta.url));
  if (folder.includes("node_modules")) return undefined;
  try {
    const { stdout } = await promisify(execFile)("git", ["-C", folder, "rev-parse", "HEAD"]);
    return stdout.trim();
  } catch {
    return undefined;
  }
}
