import "server-only";

import { z } from "zod";

import { AwsError } from "@/lib/aws/errors";
import { askOnce } from "@/lib/metrics/server/ask-once";
import { listTargetMetrics } from "@/lib/metrics/server/list-target-metrics";

import type { TargetLine } from "../../target-marks";
import type { DashboardPlace } from "./dashboard-place-repository";

const KEPT_SECONDS = 60; // every widget of a page asks; a plan changes with a deployment of the panel, a resource with one of the environment

const linesSchema = z.object({
  lines: z.array(
    z.object({
      title: z.string(),
      words: z.string(),
      value: z.number(),
      isUpperLimit: z.boolean(),
      measure: z.discriminatedUnion("kind", [
        z.object({ kind: z.literal("metric"), metric: z.object({ namespace: z.string(), metricName: z.string(), statistic: z.string(), dimensions: z.array(z.object({ name: z.string(), value: z.string() })) }) }),
        z.object({ kind: z.literal("error-rate"), loadBalancer: z.string() }),
      ]),
    }),
  ),
});

/** The targets of an environment's plan that are metrics, at most a minute old; none for other dashboards, and none where AWS does not say what the stack has. */
export async function listTargetLines({ environmentId }: DashboardPlace, now: Date): Promise<TargetLine[]> {
  if (environmentId === null) return [];
  try {
    const { lines } = await askOnce({
      of: ["target-lines-2", environmentId],
      action: "cloudformation:ListStackResources",
      keptSeconds: KEPT_SECONDS,
      parse: (value) => linesSchema.parse(value),
      ask: async () => ({ lines: await listTargetMetrics(environmentId, now) }),
    });
    return lines;
  } catch (error) {
    if (error instanceof AwsError) return []; // the chart is worth more than its line
    throw error;
  }
}
