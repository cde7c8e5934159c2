/** Maps values to places in a figure. */
export interface Scale {
  (value: number): number;
  /** The value at a place. */
  invert: (place: number) => number;
}

/** Two ends of a span. */
type Span = readonly [number, number];

/** A straight scale. d3-scale does far more, at a quarter of what all of the page's script may weigh. */
export function linearScale([low, high]: Span, [start, end]: Span): Scale {
  const slope = (end - start) / (high - low);
  return Object.assign((value: number) => start + (value - low) * slope, {
    invert: (place: number) => low + (place - start) / slope,
  });
}

/** A logarithmic scale, for values above zero. */
export function logScale([low, high]: Span, range: Span): Scale {
  const scale = linearScale([Math.log(low), Math.log(high)], range);
  return Object.assign((value: number) => scale(Math.log(value)), {
    invert: (place: number) => Math.exp(scale.invert(place)),
  });
}

/** A line through points, as SVG draws it; tenths of a pixel are enough. */
export function linePath(points: readonly (readonly [x: number, y: number])[]): string {
  if (points.length === 0) return "";
  return `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}`;
}
