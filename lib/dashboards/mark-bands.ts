import type { MetricQuery, MetricSeries } from "@/lib/metrics/metric-query";

/** An edge of the band in which anomaly detection expects a metric; null: a line like any other. */
export type BandedSeries = MetricSeries & { band: "low" | "high" | null };

/**
 * ANOMALY_DETECTION_BAND answers with two series of one query, the edges of a band, and AWS does not say in which order. Edges of the
 * same name are told apart by a word.
 */
export function markBands(series: readonly MetricSeries[], queries: readonly MetricQuery[]): BandedSeries[] {
  const bands = new Set(queries.flatMap((query) => (query.kind === "expression" && /^\s*ANOMALY_DETECTION_BAND\s*\(/.test(query.expression) ? [query.id] : [])));
  return series.map((one) => {
    const other = bands.has(one.queryId) ? onlyOther(one, series) : null;
    if (other === null) return { ...one, band: null };
    const difference = sumOf(one) - sumOf(other);
    const isHigh = difference > 0 || (difference === 0 && series.indexOf(one) > series.indexOf(other));
    return { ...one, label: one.label === other.label ? `${one.label}, ${isHigh ? "high" : "low"}` : one.label, band: isHigh ? "high" : "low" };
  });
}

function onlyOther(one: MetricSeries, series: readonly MetricSeries[]): MetricSeries | null {
  const others = series.filter((other) => other.queryId === one.queryId && other !== one);
  return others.length === 1 ? (others[0] ?? null) : null;
}

const sumOf = ({ values }: MetricSeries): number => values.reduce((sum, value) => (Number.isFinite(value) ? sum + value : sum), 0);
