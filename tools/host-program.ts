import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * The path of a program of the machine, not of one that this workspace brings.
 *
 * @throws Error if the machine has none
 */
export function hostProgram(name: string): string {
  const folders = process.env["PATH"]!.split(delimiter);
  const host = folders.find(
    (folder) => !folder.includes("node_modules") && existsSync(join(folder, name)),
  );
  if (host === undefined) throw new Error(`The machine has no ${name}`);
  return join(host, name);
}
