export type { Block, Confusion, Curves, DotPlot, Figure, Histogram, Table } from "./blocks.ts";
export { composeReport } from "./compose-report.ts";
export { confusionCounts, type Misses } from "./confusion.ts";
export { figureLines } from "./figure-lines.ts";
export { renderHtml } from "./html/render-html.ts";
export { type Language, languages, messagesIn } from "./messages.ts";
export { parseRecords, parseReport, parseReportSource, stringifyReport } from "./parse-report.ts";
export { renderCsv } from "./render-csv.ts";
export { renderMarkdown } from "./render-markdown.ts";
export type { ControlReport } from "./report-controls.ts";
export {
  createReport,
  type PairReport,
  type Report,
  type ReportSource,
  type SetupReport,
} from "./report.ts";
export { textWidth } from "./text-width.ts";
export { type CurveSummary, type QuartileCurves } from "./summarize-curves.ts";
