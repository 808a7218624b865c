/**
 * The value that the given share of the samples does not exceed (nearest rank); null without samples.
 * @param {number[]} samples
 * @param {number} share 0.95 for p95
 */
export function percentile(samples, share) {
  if (samples.length === 0) return null;
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
}

export const median = (samples) => percentile(samples, 0.5);

/** p50, p95 and max in the samples' unit, with how many there were. */
export const summary = (samples) => ({
  samples: samples.length,
  p50: rounded(percentile(samples, 0.5)),
  p95: rounded(percentile(samples, 0.95)),
  max: rounded(percentile(samples, 1)),
});

export const rounded = (value, digits = 1) => (value === null ? null : Number(value.toFixed(digits)));
