/** Why a file is no report. */
export type Refusal =
  | { readonly kind: "large"; readonly megabytes: number }
  | { readonly kind: "broken" }
  | { readonly kind: "newer"; readonly schema: string; readonly newest: string }
  | { readonly kind: "missing"; readonly path: string }
  | { readonly kind: "unexpected"; readonly path: string }
  | {
      readonly kind: "different";
      readonly path: string;
      readonly want: string;
      readonly got: string;
    }
  /** In the reader's own words, which are English. */
  | { readonly kind: "altered" | "other"; readonly detail: string };

/** Characters of a sentence, and of a part of one, that are shown. */
const [SENTENCE, PART] = [400, 120];

/** Takes apart what the reader of reports says, so that the page can say it in its own language. */
export function explainRefusal(message: string): Refusal {
  const detail = message.replace(/^Cannot read the report: /, "").slice(0, SENTENCE);
  if (detail === "it is not whole, or no JSON") return { kind: "broken" };
  const [, schema, newest] = /\(schema (\d+); this one reads up to (\d+)\)$/.exec(detail) ?? [];
  if (schema !== undefined) return { kind: "newer", schema, newest: newest! };
  const [, missing] = /^(.+) is missing$/s.exec(detail) ?? [];
  if (missing !== undefined) return { kind: "missing", path: missing };
  const parts = /^(?:it was altered: )?(.+?) should be (.+), (?:received|found) (.+)$/s.exec(
    detail,
  );
  if (parts) {
    const [path, want, got] = parts.slice(1).map((part) => part.slice(0, PART)) as [
      string,
      string,
      string,
    ];
    if (got === "nothing") return { kind: "missing", path };
    if (want === "nothing") return { kind: "unexpected", path };
    return { kind: "different", path, want, got };
  }
  return { kind: detail.includes("was altered: ") ? "altered" : "other", detail };
}
