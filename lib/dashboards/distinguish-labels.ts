import type { MetricQuery, MetricSeries } from "@/lib/metrics/metric-query";

/**
 * Series with labels that tell them apart. AWS gives a row without a label of its own the name of its metric; where several have the
 * same name, what differs among them (a dimension's value, the statistic) is added.
 */
export function distinguishLabels(series: readonly MetricSeries[], queries: readonly MetricQuery[]): MetricSeries[] {
  const queryOf = new Map(queries.map((query) => [query.id, query]));
  const alike = new Map<string, MetricSeries[]>();
  for (const one of series) alike.set(one.label, [...(alike.get(one.label) ?? []), one]);
  return series.map((one) => {
    const query = queryOf.get(one.queryId);
    const others = alike.get(one.label) ?? [];
    if (others.length < 2 || query?.kind !== "metric" || query.label !== undefined) return one;
    const partsOfAll = others.map(({ queryId }) => partsOf(queryOf.get(queryId)));
    const own = [...partsOf(query)].flatMap(([name, value]) => (partsOfAll.some((parts) => parts.get(name) !== value) && value !== "" ? [value] : []));
    return own.length === 0 ? one : { ...one, label: `${one.label} ${own.join(" ")}` };
  });
}

function partsOf(query: MetricQuery | undefined): Map<string, string> {
  if (query?.kind !== "metric") return new Map();
  return new Map([["namespace", query.namespace], ...query.dimensions.map(({ name, value }) => [`dimension ${name}`, value] as const), ["statistic", query.stat], ["account", query.accountId ?? ""]]);
}
