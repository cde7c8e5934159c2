import type { Report } from "./report.ts";

const titles = [
  "setup",
  "id",
  "seed",
  "status",
  "correct",
  "asked",
  "accuracy_percent",
  "loss_nats",
  "weights_sha256",
];

/**
 * Renders a report's runs as comma-separated values, one line a run, under a line of titles.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function renderCsv({ setups, runs }: Report): string {
  const byId = new Map(setups.map((setup) => [setup.id, setup]));
  const lines = runs.map((run) => {
    const { label, sampleCount } = byId.get(run.setup)!;
    const start = [label, run.setup, run.seed, run.status];
    if (run.status === "diverged") return [...start, 0, sampleCount, 0, "", ""];
    const accuracy = (100 * run.correctCount) / sampleCount;
    return [...start, run.correctCount, sampleCount, accuracy, run.loss, run.weightsSha256];
  });
  return [titles, ...lines].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

/** Quoted where it must be; a text that a spreadsheet would take for a formula is kept from it by an apostrophe. */
function cell(value: string | number): string {
  if (typeof value === "number") return `${value}`;
  const text = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
