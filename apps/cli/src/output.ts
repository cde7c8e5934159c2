import { access, constants, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

import Table from "cli-table3";
import writeFileAtomic from "write-file-atomic";

import { stdoutColors } from "./colors.ts";
import { InputError, withFile } from "./errors.ts";
import type { OutputOptions } from "./options.ts";

/** Where a command's result goes: text for people, a value for programs. */
export interface Output {
  /** Prints lines for people, unless `--quiet` or `--json -` asks for silence. */
  readonly print: (...lines: string[]) => void;
  /** False where nothing but errors may be shown. */
  readonly talks: boolean;
  /** Writes the result where `--json` says, if it does. */
  readonly finish: (result: () => unknown) => Promise<void>;
}

/**
 * Prepares the output of a command.
 *
 * @throws InputError if the file of `--json` cannot be written: before any work is done
 */
export async function openOutput({ json, quiet = false }: OutputOptions): Promise<Output> {
  if (json === "") throw new InputError("Cannot write the result: --json needs a file, or -");
  if (json !== undefined && json !== "-") await checkTarget(json);
  const talks = !quiet && json !== "-";
  return {
    talks,
    print: (...lines) => {
      if (talks && lines.length > 0) process.stdout.write(`${lines.join("\n")}\n`);
    },
    finish: async (result) => {
      if (json === undefined) return;
      const text = `${JSON.stringify(result(), null, 2)}\n`;
      if (json === "-") process.stdout.write(text);
      else await withFile("write", json, async () => writeWhole(json, text));
    },
  };
}

/** Lays rows out in columns, wide characters counted as two. */
export function columns(
  rows: readonly (readonly string[])[],
  alignments: ("left" | "right")[] = [],
): string {
  const table = new Table({
    chars: {
      top: "",
      "top-mid": "",
      "top-left": "",
      "top-right": "",
      bottom: "",
      "bottom-mid": "",
      "bottom-left": "",
      "bottom-right": "",
      left: "",
      "left-mid": "",
      mid: "",
      "mid-mid": "",
      right: "",
      "right-mid": "",
      middle: "  ",
    },
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [] },
    colAligns: alignments,
  });
  table.push(...rows.map((row) => [...row]));
  return table
    .toString()
    .split("\n")
    .map((line) => `  ${line}`.trimEnd())
    .join("\n");
}

/** A heading between parts of the output. */
export function heading(text: string): string {
  return `\n${stdoutColors.bold(text)}`;
}

/** Writes a file whole or not at all; a device or pipe is written to as it is. */
export async function writeWhole(path: string, text: string): Promise<void> {
  if (await isSpecial(path)) await writeFile(path, text);
  else await writeFileAtomic(path, text);
}

async function isSpecial(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && !found.isFile();
}

/**
 * Checks that a file can be written.
 *
 * @throws InputError if it cannot
 */
export async function checkTarget(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory())
    throw new InputError(`Cannot write ${path}: it is a folder; name a file`);
  if (found !== undefined && !found.isFile()) return;
  await withFile("write", path, async () => {
    const folder = await stat(dirname(path));
    if (!folder.isDirectory()) throw Object.assign(new Error(), { code: "ENOTDIR" });
    // The file is written beside its place and renamed.
    await access(dirname(path), constants.W_OK);
    if (found) await access(path, constants.W_OK);
  });
}
