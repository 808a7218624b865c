import type { MetricQuery } from "@/lib/metrics/metric-query";

import { namesIn } from "./names-in-expression";

const ERRORS: ReadonlySet<string> = new Set(["HTTPCode_Target_5XX_Count", "HTTPCode_ELB_5XX_Count"]);
const TARGET_ERRORS = "HTTPCode_Target_5XX_Count";
const REQUESTS = "RequestCount";

/**
 * Whether an expression is the share of a load balancer's requests that failed, in percent: a hundred times its 5XX counts, divided by
 * its requests, and made of nothing else. What cannot be told for certain is no: a line on the wrong chart is worse than none.
 */
export function isErrorRateOf(expression: string, queries: readonly MetricQuery[], loadBalancer: string): boolean {
  const parts = [...namesIn(expression)].map((name) => queries.find(({ id }) => id === name));
  const names = parts.map((part) => (part?.kind === "metric" && isOfBalancer(part, loadBalancer) ? part.metricName : null));
  const [divided, divisor, ...more] = expression.split("/");
  if (divisor === undefined || more.length > 0 || !/\b100\b/.test(expression)) return false;
  const requests = queries.find((query) => query.kind === "metric" && query.metricName === REQUESTS && namesIn(divisor).has(query.id));
  return requests !== undefined && !namesIn(divided ?? "").has(requests.id) && names.includes(TARGET_ERRORS) && names.every((name) => name !== null && (ERRORS.has(name) || name === REQUESTS));
}

const isOfBalancer = ({ namespace, stat, dimensions }: Extract<MetricQuery, { kind: "metric" }>, loadBalancer: string): boolean =>
  namespace === "AWS/ApplicationELB" && stat === "Sum" && dimensions.length === 1 && dimensions.every(({ name, value }) => name === "LoadBalancer" && value === loadBalancer);
