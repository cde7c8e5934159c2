import pc from "picocolors";

/** Colours for stdout and for stderr: on a terminal, or where FORCE_COLOR asks for them, unless NO_COLOR forbids them. */
export const stdoutColors: ReturnType<typeof pc.createColors> = pc.createColors(
  wantsColor(process.stdout),
);
export const stderrColors: ReturnType<typeof pc.createColors> = pc.createColors(
  wantsColor(process.stderr),
);

function wantsColor({ isTTY }: NodeJS.WriteStream): boolean {
  if (process.env["NO_COLOR"]) return false;
  if (process.env["FORCE_COLOR"]) return process.env["FORCE_COLOR"] !== "0";
  return isTTY === true && process.env["TERM"] !== "dumb";
}
