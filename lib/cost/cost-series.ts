/** What one thing cost in each of some periods, US dollars, in the periods' order; null: not known. */
export type CostSeries = { key: string; title: string; usd: readonly (number | null)[] };

export const OTHERS_KEY = "others";

export const MOST_SERIES = 8; // as many colours as can be told apart

/** Adds up what is known; null where nothing is. */
export function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

const weight = ({ usd }: CostSeries): number => Math.abs(sumKnown(usd) ?? 0);

/**
 * The largest series, the largest first, and all others as one at the end: a stack of more colours than that cannot be read. `most` counts
 * the one of the others.
 */
export function largestSeries(series: readonly CostSeries[], most: number): CostSeries[] {
  const ordered = series.toSorted((left, right) => weight(right) - weight(left));
  if (ordered.length <= most) return ordered;
  const rest = ordered.slice(most - 1);
  const usd = (rest[0]?.usd ?? []).map((_, index) => sumKnown(rest.map((one) => one.usd[index] ?? null)));
  return [...ordered.slice(0, most - 1), { key: OTHERS_KEY, title: `${rest.length} others`, usd }];
}
