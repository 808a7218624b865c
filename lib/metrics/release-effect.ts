const LEAST_WINDOWS = 5; // fewer say nothing about what is usual
const UNUSUAL_SPREADS = 2;

export type EffectVerdict = "usual" | "unusual" | "no-data" | "unknown";
export type WindowComparison = { before: number | null; after: number | null; difference: number | null; differencePercent: number | null; spread: number | null; verdict: EffectVerdict };

/**
 * A figure over the same length of time before and after a moment, beside its usual spread: the standard deviation of that figure over the
 * windows of the week before. Unusual: the difference is more than twice that. Without enough windows nobody can say ("unknown").
 */
export function compareWindows({ before, after, usual }: { before: number | null; after: number | null; usual: readonly number[] }): WindowComparison {
  const spread = usual.length < LEAST_WINDOWS ? null : deviation(usual);
  if (before === null || after === null) return { before, after, difference: null, differencePercent: null, spread, verdict: "no-data" };
  const difference = after - before;
  const differencePercent = before === 0 ? null : (100 * difference) / Math.abs(before);
  const verdict = spread === null ? "unknown" : Math.abs(difference) > UNUSUAL_SPREADS * spread && difference !== 0 ? "unusual" : "usual";
  return { before, after, difference, differencePercent, spread, verdict };
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

const SHORTEST_SECONDS = 300;
const LONGEST_SECONDS = 7 * 86_400;

/** How much of the window has passed on both sides, in whole minutes; null: less than five minutes, too early to say anything. */
export function comparedSeconds({ windowSeconds, at, now }: { windowSeconds: number; at: Date; now: Date }): number | null {
  const passed = Math.floor((now.getTime() - at.getTime()) / 60_000) * 60;
  const compared = Math.min(windowSeconds, passed, LONGEST_SECONDS);
  return compared < SHORTEST_SECONDS ? null : compared;
}
