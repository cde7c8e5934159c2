import { isatty } from "node:tty";

import pc from "picocolors";

/** Colours for stdout and for stderr: on a terminal, or where FORCE_COLOR asks for them, unless NO_COLOR forbids them. */
export const stdoutColors: ReturnType<typeof pc.createColors> = pc.createColors(wantsColor(1));
export const stderrColors: ReturnType<typeof pc.createColors> = pc.createColors(wantsColor(2));

function wantsColor(fileDescriptor: number): boolean {
  if (process.env["NO_COLOR"]) return false;
  if (process.env["FORCE_COLOR"]) return process.env["FORCE_COLOR"] !== "0";
  return isatty(fileDescriptor) && process.env["TERM"] !== "dumb";
}
