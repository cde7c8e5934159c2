import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The command as a user starts it. */
export const program = fileURLToPath(new URL("../bin/alphabet-lstm.js", import.meta.url));

/** How a finished process ended. */
export interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How to run the command. */
export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with all of stderr so far, whenever more comes. */
  readonly onStderr?: (stderr: string, interrupt: () => void) => void;
}

/** Runs `alphabet-lstm` as a process of its own, without a terminal. */
export async function runCli(
  args: readonly string[],
  { cwd, env = {}, onStderr }: RunOptions = {},
): Promise<Finished> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    onStderr?.(stderr, () => child.kill("SIGINT"));
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}
