import { z } from "zod";

import type { MetricQuery } from "./metric-query";

/** One query of an alarm as AWS describes it: null stands where it says nothing. */
export const alarmQuerySchema = z.intersection(
  z.object({ id: z.string(), returnData: z.boolean(), label: z.string().nullable(), accountId: z.string().nullable() }),
  z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("metric"),
      namespace: z.string(),
      metricName: z.string(),
      dimensions: z.array(z.object({ name: z.string(), value: z.string() })),
      stat: z.string(),
      periodSeconds: z.number(),
      unit: z.string().nullable(),
    }),
    z.object({ kind: z.literal("expression"), expression: z.string(), periodSeconds: z.number().nullable() }),
  ]),
);
export type AlarmQuery = z.infer<typeof alarmQuerySchema>;

/** The same question to GetMetricData. */
export function metricQueryOf(query: AlarmQuery): MetricQuery {
  const { id, returnData, label, accountId } = query;
  const common = { id, returnData, ...(label === null ? {} : { label }), ...(accountId === null ? {} : { accountId }) };
  if (query.kind === "expression") return { ...common, kind: "expression", expression: query.expression, ...(query.periodSeconds === null ? {} : { periodSeconds: query.periodSeconds }) };
  const { namespace, metricName, dimensions, stat, periodSeconds, unit } = query;
  return { ...common, kind: "metric", namespace, metricName, dimensions, stat, periodSeconds, ...(unit === null ? {} : { unit }) };
}
