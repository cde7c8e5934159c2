/** Why the reader's settings fit no experiment. */
export type SettingsProblem =
  | { readonly kind: "twice"; readonly symbol: string }
  | { readonly kind: "short"; readonly least: string; readonly count: string }
  /** In the packages' own words, which are English. */
  | { readonly kind: "other"; readonly detail: string };

/** Takes apart why an experiment cannot be made, so that the page can say it in its own language. */
export function settingsProblem(message: string): SettingsProblem {
  const [, symbol] = /symbols must be distinct, received "(.+)" at positions/.exec(message) ?? [];
  if (symbol !== undefined) return { kind: "twice", symbol };
  const [, least, count] =
    /(?:must have|of at least) (\d+)[^,]* symbols, received (\d+)$/.exec(message) ?? [];
  if (least !== undefined) return { kind: "short", least, count: count! };
  return { kind: "other", detail: message };
}
