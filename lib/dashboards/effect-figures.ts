import type { MetricQuery, MetricSeries } from "@/lib/metrics/metric-query";
import { unitOfMetric } from "@/lib/metrics/metric-unit";
import { rewriteSearchPeriods } from "@/lib/metrics/period-rules";
import { targetQueries, targetValue, type ResolvedTarget } from "@/lib/metrics/target-queries";

import type { DashboardPlan } from "./plan-dashboard";

const MOST_WIDGETS = 12;

/** A group of queries that is asked at once, and the figures that come of it. */
export type FigureGroup = {
  source: "target" | "dashboard";
  region: string;
  /** All over one window as one period. */
  queriesFor(windowSeconds: number): MetricQuery[];
  /** Of one window's answer; null: no data. */
  figures: { key: string; title: string; valueOf(series: readonly MetricSeries[], windowSeconds: number): number | null; target?: string; unit: string | null }[];
};

/** The figures of a plan's targets, asked in one request. */
export function figuresOfTargets(targets: readonly { key: string; title: string; unit: string; resolved: ResolvedTarget }[], region: string): FigureGroup {
  const measured = targets.flatMap((target, index) => (target.resolved.kind === "metric" || target.resolved.kind === "error-rate" ? [{ ...target, prefix: `t${index}x` }] : []));
  return {
    source: "target",
    region,
    queriesFor: (windowSeconds) => measured.flatMap(({ resolved, prefix }) => targetQueries(resolved, prefix, windowSeconds)),
    figures: measured.map(({ key, title, unit, resolved, prefix }) => ({ key, title, unit, target: key, valueOf: (series, windowSeconds) => targetValue(resolved, unit, prefix, series, windowSeconds) })),
  };
}

/** What a dashboard draws, a request for each widget and region: METRICS() and ids mean the widget's own. */
export function figuresOfDashboard({ widgets }: Pick<DashboardPlan, "widgets">): FigureGroup[] {
  return widgets
    .filter(({ plan }) => plan.kind === "metric")
    .slice(0, MOST_WIDGETS)
    .flatMap(({ plan, title, widget }) =>
      plan.kind !== "metric"
        ? []
        : plan.requests.map(({ region, queries }): FigureGroup => ({
            source: "dashboard",
            region,
            queriesFor: (windowSeconds) => queries.map((query) => overWindow(query, windowSeconds)),
            figures: queries
              .filter(({ returnData }) => returnData)
              .map((query) => ({
                key: `${widget.index}.${region}.${query.id}`,
                title: [title, plainLabel(query.label)].filter(Boolean).join(": ") || query.id,
                unit: query.kind === "metric" ? unitOfMetric(query.namespace, query.metricName, query.stat) : null,
                valueOf: (series, windowSeconds) => perPeriod(meanOf(series.filter(({ queryId }) => queryId === query.id).flatMap(({ values }) => values)), query, windowSeconds),
              })),
          })),
    );
}

function overWindow(query: MetricQuery, windowSeconds: number): MetricQuery {
  if (query.kind === "metric") return { ...query, periodSeconds: windowSeconds };
  return { ...query, expression: rewriteSearchPeriods(query.expression, () => windowSeconds), periodSeconds: windowSeconds };
}

/** What adds up over a window is told for one of the widget's own periods, as its chart has it: "requests per minute" stays that. */
function perPeriod(value: number | null, query: MetricQuery, windowSeconds: number): number | null {
  if (value === null || query.kind !== "metric" || (query.stat !== "Sum" && query.stat !== "SampleCount")) return value;
  return (value * query.periodSeconds) / windowSeconds;
}

/** A dynamic label says a value of its own moment, which a comparison has not. */
const plainLabel = (label: string | undefined): string | undefined => label?.replaceAll(/\$\{[^}]*\}/g, "").trim();

function meanOf(values: readonly number[]): number | null {
  const finite = values.filter((value) => Number.isFinite(value));
  return finite.length === 0 ? null : finite.reduce((sum, value) => sum + value, 0) / finite.length;
}

/** The answer as one answer for each moment in it, so that each window can be read like any other. */
export function byMoment(series: readonly MetricSeries[]): MetricSeries[][] {
  const moments = [...new Set(series.flatMap(({ timesSeconds }) => timesSeconds))].sort((one, other) => one - other);
  return moments.map((moment) =>
    series.flatMap((one) => {
      const place = one.timesSeconds.indexOf(moment);
      const value = one.values[place];
      return place < 0 || value === undefined ? [] : [{ ...one, timesSeconds: [moment], values: [value] }];
    }),
  );
}
