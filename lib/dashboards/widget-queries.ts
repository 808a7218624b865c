import type { MetricQuery } from "@/lib/metrics/metric-query";
import { isInsightsQuery } from "@/lib/metrics/metrics-asked";
import { rewriteSearchPeriods } from "@/lib/metrics/period-rules";

import type { MetricRow } from "./expand-metric-rows";
import { namesIn } from "./names-in-expression";
import { flagOf, numberOf, textOf, type JsonRecord } from "./json-value";

/** What a widget says for all its rows. */
export type RowDefaults = { region: string; accountId: string | null; stat: string; periodSeconds: number };

/** One GetMetricData request: a widget has one for each region that its rows name. */
export type RegionRequest = { region: string; queries: MetricQuery[] };

export type QueriedRow = { row: MetricRow; queryId: string; region: string; isVisible: boolean; stat: string | null; periodSeconds: number | null };

const AWS_ID = /^[a-z]\w{0,254}$/;

/**
 * The requests that rows make. Hidden rows go along where an expression needs them, and nowhere else; METRICS() means all of the widget's.
 * `toPeriod` applies the rules of the range.
 */
export function toQueries(rows: readonly MetricRow[], defaults: RowDefaults, toPeriod: (seconds: number) => number): { requests: RegionRequest[]; rows: QueriedRow[]; remarks: string[] } {
  const remarks: string[] = [];
  const queried = nameRows(rows, remarks).map(({ row, queryId }): QueriedRow => {
    const { rendering } = row;
    const period = numberOf(rendering.period);
    const periodSeconds = row.kind === "expression" && period === null && !isInsightsQuery(row.expression) ? null : toPeriod(period ?? defaults.periodSeconds);
    return {
      row,
      queryId,
      region: textOf(rendering.region) ?? defaults.region,
      isVisible: flagOf(rendering.visible) ?? true,
      stat: row.kind === "metric" ? (textOf(rendering.stat) ?? defaults.stat) : null,
      periodSeconds: periodSeconds ?? toPeriod(defaults.periodSeconds),
    };
  });
  placeExpressions(queried, remarks);

  const needed = neededRows(queried);
  const requests = new Map<string, RegionRequest>();
  for (const one of queried) {
    if (!needed.has(one)) continue;
    const request = requests.get(one.region) ?? { region: one.region, queries: [] };
    request.queries.push(toQuery(one, defaults, toPeriod));
    requests.set(one.region, request);
  }
  // AWS refuses a request that brings nothing back.
  const asking = [...requests.values()].filter(({ queries }) => queries.some(({ returnData }) => returnData));
  return { requests: asking, rows: queried, remarks };
}

/** Ids of the body are kept, because expressions name them; a row that has none, or one that AWS would refuse, gets one of ours. */
function nameRows(rows: readonly MetricRow[], remarks: string[]): { row: MetricRow; queryId: string }[] {
  const taken = new Set(rows.flatMap((row) => textOf(row.rendering.id) ?? []));
  const used = new Set<string>();
  let next = 1;
  return rows.map((row) => {
    const own = textOf(row.rendering.id);
    if (own !== null && AWS_ID.test(own) && !used.has(own)) {
      used.add(own);
      return { row, queryId: own };
    }
    if (own !== null) remarks.push(used.has(own) ? `Two rows have the id “${own}”; the first keeps it.` : `The id “${own.slice(0, 40)}” is none that AWS takes: a small letter, then letters, digits and “_”.`);
    while (taken.has(`pilothouse${next}`)) next += 1;
    const queryId = `pilothouse${next}`;
    next += 1;
    return { row, queryId };
  });
}

const usesAllMetrics = (expression: string): boolean => /\bMETRICS\s*\(/.test(expression);

/** An expression without a region of its own is computed where the rows are that it names; AWS computes within one region only. */
function placeExpressions(rows: QueriedRow[], remarks: string[]): void {
  const byId = new Map(rows.map((one) => [one.queryId, one]));
  for (const one of rows) {
    if (one.row.kind !== "expression" || textOf(one.row.rendering.region) !== null) continue;
    const regions = new Set([...namesIn(one.row.expression)].flatMap((name) => byId.get(name) ?? []).filter(({ row }) => row.kind === "metric").map(({ region }) => region));
    const [first] = regions;
    if (regions.size === 1 && first !== undefined) one.region = first;
    if (regions.size > 1) remarks.push(`“${one.row.expression.slice(0, 80)}” puts metrics of ${regions.size} regions together, which AWS cannot do in one request.`);
  }
}

function neededRows(rows: readonly QueriedRow[]): Set<QueriedRow> {
  const byId = new Map(rows.map((one) => [one.queryId, one]));
  const needed = new Set<QueriedRow>();
  const visit = (one: QueriedRow): void => {
    if (needed.has(one)) return; // also where expressions name each other in a circle, which AWS then refuses
    needed.add(one);
    if (one.row.kind !== "expression") return;
    for (const name of namesIn(one.row.expression)) {
      const named = byId.get(name);
      if (named) visit(named);
    }
    if (usesAllMetrics(one.row.expression)) for (const other of rows) if (other.row.kind === "metric" && other.region === one.region) visit(other);
  };
  for (const one of rows) if (one.isVisible) visit(one);
  return needed;
}

function toQuery({ row, queryId, isVisible, stat, periodSeconds }: QueriedRow, defaults: RowDefaults, toPeriod: (seconds: number) => number): MetricQuery {
  const accountId = textOf(row.rendering.accountId) ?? defaults.accountId;
  const common = { id: queryId, returnData: isVisible, ...labelOf(row.rendering), ...(accountId !== null && /^\d{12}$/.test(accountId) ? { accountId } : {}) };
  const period = periodSeconds ?? 300;
  if (row.kind === "metric") {
    const unit = textOf(row.rendering.unit);
    return { ...common, kind: "metric", namespace: row.namespace, metricName: row.metricName, dimensions: row.dimensions, stat: stat ?? "Average", periodSeconds: period, ...(unit === null ? {} : { unit }) };
  }
  return { ...common, kind: "expression", expression: rewriteSearchPeriods(row.expression, toPeriod), periodSeconds: period };
}

/** An empty label of a SEARCH means: the metrics' own. CloudWatch fills in what stands in ${…}. */
function labelOf({ label }: JsonRecord): { label?: string } {
  const text = typeof label === "string" ? label : textOf(label);
  return text === null ? {} : { label: text };
}
