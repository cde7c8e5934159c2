/** A line of a plot: positive numbers, one a step. */
export interface PlottedSeries {
  readonly label: string;
  readonly values: ArrayLike<number>;
}

/** Marks that are told apart without colour. */
const MARKS = "●▲■◆○△□◇abcdefghijklmnopqrstuvwxyz";

/** Smaller numbers, and zeros, are not drawn: they would press the others together. */
const LEAST_EXPONENT = -18;

/**
 * Plots series with characters on a logarithmic scale, the first step to the left.
 *
 * @param width - columns of the plot itself
 * @param height - its rows
 */
export function logPlot(
  series: readonly PlottedSeries[],
  { width, height }: { readonly width: number; readonly height: number },
): string[] {
  const exponents = series.map(({ values }) => Array.from(values, (value) => Math.log10(value)));
  const drawn = exponents.flat().filter((exponent) => exponent >= LEAST_EXPONENT);
  const low = Math.floor(Math.min(0, ...drawn));
  const high = Math.max(low + 1, Math.ceil(Math.max(...drawn)));
  const rows = Array.from({ length: height }, () => Array.from({ length: width }, () => " "));
  exponents.forEach((values, place) => {
    for (let column = 0; column < width; column++) {
      const share = column / Math.max(1, width - 1);
      const value = values[Math.round(share * (values.length - 1))]!;
      if (!(value >= LEAST_EXPONENT)) continue;
      const row = Math.round(((high - value) / (high - low)) * (height - 1));
      rows[row]![column] = MARKS[place % MARKS.length]!;
    }
  });
  const steps = series[0]?.values.length ?? 0;
  const labels = decadeLabels(low, high, height);
  return [
    ...rows.map((row, place) => `${labels[place]!.padStart(7)} │${row.join("").trimEnd()}`),
    `${" ".repeat(8)}└${"─".repeat(width)}`,
    `${" ".repeat(9)}1${`step ${steps}`.padStart(width - 1)}`,
    ...(drawn.length < exponents.flat().length
      ? [`${" ".repeat(9)}(below 1e${LEAST_EXPONENT}: not drawn)`]
      : []),
    "",
    ...series.map(({ label }, place) => `  ${MARKS[place % MARKS.length]} ${label}`),
  ];
}

/** Powers of ten beside the rows where they lie, about five of them. */
function decadeLabels(low: number, high: number, height: number): string[] {
  const labels = Array.from({ length: height }, () => "");
  const apart = Math.max(1, Math.ceil((high - low) / 5));
  for (let exponent = high; exponent >= low; exponent -= apart) {
    labels[Math.round(((high - exponent) / (high - low)) * (height - 1))] = `1e${exponent}`;
  }
  return labels;
}
