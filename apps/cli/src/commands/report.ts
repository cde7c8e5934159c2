import {
  composeReport,
  type Language,
  languages,
  type Report,
  renderCsv,
  renderHtml,
  renderMarkdown,
  stringifyReport,
} from "@alphabet-lstm/experiments/report";
import { Command, Option } from "commander";

import { InputError, withFile } from "../errors.ts";
import { checkTarget, writeWhole } from "../output.ts";
import { terminalReport } from "../print-report.ts";
import { readReport } from "../read-runs.ts";

const formats = ["terminal", "markdown", "html", "json", "csv"] as const;

interface ReportOptions {
  readonly format?: (typeof formats)[number];
  readonly lang: Language;
  readonly out?: string;
}

/** `report`: shows what sweeps found. */
export function reportCommand(): Command {
  return new Command("report")
    .description("show what sweeps found: the conclusion first, then what it rests on")
    .argument("<paths...>", "folders of sweeps, reports, or what compare --json wrote")
    .optionsGroup("Output:")
    .addOption(
      new Option("--format <name>", "how (default: terminal, or what --out's ending says)").choices(
        formats,
      ),
    )
    .addOption(new Option("--lang <code>", "the language").choices(languages).default("en"))
    .option("--out <file>", "write it to a file")
    .helpOption("-h, --help", "show this help")
    .addHelpText(
      "after",
      `
Examples:
  $ alphabet-lstm report my-sweep
  $ alphabet-lstm report my-sweep --out report.html
  $ alphabet-lstm report my-sweep other/report.json --format markdown --lang zh-TW
`,
    )
    .action(async (paths: string[], options: ReportOptions) => {
      const { lang, out } = options;
      const format = options.format ?? formatOf(out);
      if (out !== undefined) await checkTarget(out);
      const [path, ...others] = paths;
      const known = others.length === 0 ? path : undefined;
      const text = render(await readReport(paths), { format, language: lang, path: known });
      if (out === undefined) process.stdout.write(text);
      else await withFile("write", out, async () => writeWhole(out, text));
    });
}

const endings: Readonly<Record<string, (typeof formats)[number]>> = {
  txt: "terminal",
  md: "markdown",
  html: "html",
  json: "json",
  csv: "csv",
};

/** What a file's ending asks for; the terminal's format where there is no file. */
function formatOf(file: string | undefined): (typeof formats)[number] {
  if (file === undefined) return "terminal";
  const format = endings[file.slice(file.lastIndexOf(".") + 1).toLowerCase()];
  if (format) return format;
  throw new InputError(
    `Cannot tell the format of ${file}: name one with --format, or end it in .${Object.keys(endings).join(", .")}`,
  );
}

function render(
  report: Report,
  {
    format,
    language,
    path,
  }: {
    readonly format: (typeof formats)[number];
    readonly language: Language;
    readonly path: string | undefined;
  },
): string {
  switch (format) {
    case "terminal":
      return `${terminalReport(report, { language, path }).join("\n")}\n`;
    case "markdown":
      return renderMarkdown(composeReport(report, language));
    case "html":
      return renderHtml(composeReport(report, language), language);
    case "json":
      return stringifyReport(report);
    case "csv":
      return renderCsv(report);
  }
}
