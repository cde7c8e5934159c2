/** How the page looks: light or dark as the reader's system asks, and on paper. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1a1d21; --faint: #5c636b; --rule: #d9dde1;
  --series-0: #0072b2; --series-1: #b34700; --series-2: #007a59; --series-3: #8a4b9e; --series-4: #6b5d00; --series-5: #5c636b;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #111418; --ink: #e6e9ec; --faint: #a0a8b0; --rule: #333a41;
    --series-0: #56b4e9; --series-1: #e69f00; --series-2: #2fbf9a; --series-3: #cf9be0; --series-4: #d9cb5c; --series-5: #a0a8b0;
  }
}
@media print {
  :root {
    --paper: #ffffff; --ink: #000000; --faint: #444444; --rule: #bbbbbb;
    --series-0: #0072b2; --series-1: #b34700; --series-2: #007a59; --series-3: #8a4b9e; --series-4: #6b5d00; --series-5: #5c636b;
  }
  figure, table, pre { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1rem 4rem; max-width: 60rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 system-ui, "Noto Sans TC", "PingFang TC", "Microsoft JhengHei", sans-serif; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 1.5rem; }
h2 { font-size: 1.25rem; margin: 3rem 0 1rem; }
h3 { font-size: 1rem; margin: 2rem 0 0.5rem; }
p, li { max-width: 68ch; }
.conclusion { font-size: 1.125rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 0.25rem 0.75rem; border-bottom: 1px solid var(--rule); text-align: left; white-space: nowrap; }
th { color: var(--faint); font-weight: 500; }
th.number, td.number { text-align: right; }
th:first-child, td:first-child { padding-left: 0; }
pre { padding: 0.75rem 1rem; border: 1px solid var(--rule); border-radius: 0.25rem; overflow-x: auto; }
figure { margin: 0 0 2rem; }
figure.confusion { display: inline-block; width: min(100%, 29rem); margin-right: 0.5rem; }
figcaption { color: var(--faint); font-size: 0.875rem; max-width: 68ch; margin-top: 0.5rem; }
svg { display: block; width: 100%; height: auto; font-size: 12px; }
svg text { fill: var(--ink); }
svg .tick { fill: var(--faint); font-size: 11px; }
.grid { stroke: var(--rule); }
.fill { fill: var(--series); }
.line { fill: none; stroke: var(--series); stroke-width: 2; stroke-dasharray: var(--dashes); }
.band { fill: var(--series); fill-opacity: 0.15; }
.name { fill: var(--series); }
.interval { stroke: var(--series); stroke-width: 2; }
.mark { fill: var(--paper); stroke: var(--ink); stroke-width: 1.5; }
.cell { fill: var(--series-0); }
.truth { fill: none; stroke: var(--ink); stroke-opacity: 0.5; }
.series-0 { --series: var(--series-0); --dashes: none; }
.series-1 { --series: var(--series-1); --dashes: 8 4; }
.series-2 { --series: var(--series-2); --dashes: 2 3; }
.series-3 { --series: var(--series-3); --dashes: 10 3 2 3; }
.series-4 { --series: var(--series-4); --dashes: 4 4; }
.series-5 { --series: var(--series-5); --dashes: 1 4; }
`;
