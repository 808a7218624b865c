/** What a line comes to over the range; null where it has no point. */
export type Summary = { min: number | null; max: number | null; sum: number | null; average: number | null; last: number | null };

export function summaryOf(values: readonly (number | null)[]): Summary {
  const known = values.filter((value): value is number => value !== null && Number.isFinite(value));
  const last = known.at(-1);
  if (last === undefined) return { min: null, max: null, sum: null, average: null, last: null };
  let min = Infinity;
  let max = -Infinity;
  let sum = 0;
  for (const value of known) {
    if (value < min) min = value;
    if (value > max) max = value;
    sum += value;
  }
  return { min, max, sum, average: sum / known.length, last };
}

/**
 * How the newest value stands to the one before it, as CloudWatch's trend says it; null where there are not two. A share of a value
 * that was zero says nothing, so it is left out then.
 */
export function trendOf(values: readonly (number | null)[]): { difference: number; percent: number | null } | null {
  const known = values.filter((value): value is number => value !== null && Number.isFinite(value));
  const last = known.at(-1);
  const before = known.at(-2);
  if (last === undefined || before === undefined) return null;
  return { difference: last - before, percent: before === 0 ? null : ((last - before) / Math.abs(before)) * 100 };
}
