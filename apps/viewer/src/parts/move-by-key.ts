/** Where one is in a row of choices, or in rows of them. */
export interface Position {
  readonly index: number;
  readonly first: number;
  readonly last: number;
  /** How far Up and Down go; 1 by default. */
  readonly columns?: number;
}

/**
 * Where a key leads: the arrows move, Home and End jump, Page Up and Page Down leap.
 *
 * @returns undefined for any other key
 */
export function moveByKey(
  key: string,
  { index, first, last, columns = 1 }: Position,
): number | undefined {
  const leap = Math.max(columns, Math.ceil((last - first) / 10));
  const targets: Readonly<Record<string, number>> = {
    ArrowLeft: index - 1,
    ArrowRight: index + 1,
    ArrowUp: index - columns,
    ArrowDown: index + columns,
    PageUp: index - leap,
    PageDown: index + leap,
    Home: first,
    End: last,
  };
  const target = targets[key];
  if (target === undefined) return undefined;
  const isInside = target >= first && target <= last;
  return isInside || columns === 1 ? Math.min(last, Math.max(first, target)) : index;
}
