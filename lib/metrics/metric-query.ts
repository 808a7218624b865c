/** One query of a GetMetricData request. `id` as AWS wants it: a lower-case letter, then letters, digits and underscores. */
export type MetricQuery = {
  id: string;
  /** False where only an expression needs it. */
  returnData: boolean;
  /** May hold CloudWatch's dynamic labels, which AWS fills in. */
  label?: string;
  /** Of another account, where this one may observe it. */
  accountId?: string;
} & (
  | { kind: "metric"; namespace: string; metricName: string; dimensions: readonly { name: string; value: string }[]; stat: string; periodSeconds: number; unit?: string }
  | { kind: "expression"; expression: string; periodSeconds?: number }
);

/** What AWS says of how whole a series is. */
export type SeriesStatus = "complete" | "partial" | "internal-error" | "forbidden";

/** One line of numbers, oldest first. An expression may answer with several under one query's id. */
export type MetricSeries = {
  queryId: string;
  label: string;
  /** Starts of the periods, seconds since 1970. */
  timesSeconds: number[];
  values: number[];
  status: SeriesStatus;
  messages: string[];
};

/** What one request (all its pages) brought. */
export type MetricAnswer = {
  series: MetricSeries[];
  /** What AWS says about the request as a whole. */
  messages: string[];
  /** Metrics that AWS charges for. */
  metricsRequested: number;
  /** When AWS answered, ISO. */
  asOf: string;
};
