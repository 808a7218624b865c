import { z } from "zod";

import { healthSummarySchema } from "@/lib/environments/health-summary";

export const uptimeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("unknown"), windowSeconds: z.number() }),
  z.object({ kind: z.literal("known"), percent: z.number(), upSeconds: z.number(), downSeconds: z.number(), unknownSeconds: z.number(), windowSeconds: z.number() }),
]);

const stretchSchema = z.object({
  /** Beginning of the hour or day, UTC. */
  from: z.iso.datetime(),
  seconds: z.int(),
  upSeconds: z.number(),
  downSeconds: z.number(),
});
export type HealthStretch = z.infer<typeof stretchSchema>;

export const healthCheckViewSchema = z.object({
  at: z.iso.datetime(),
  isUp: z.boolean(),
  /** Null: no answer came. */
  status: z.int().nullable(),
  durationMs: z.int().nullable(),
  reason: z.string().nullable(),
});

/** GET /environments/{id}/health */
export const healthViewSchema = z.object({
  ...healthSummarySchema.shape,
  /** The address that is asked; null: there is none now. */
  url: z.string().nullable(),
  /** What the plan asks of it; null: the catalogue has the option no longer. */
  check: z.object({ intervalSeconds: z.int(), timeoutSeconds: z.int(), expectedStatus: z.int(), expectedField: z.object({ path: z.string(), value: z.string() }).nullable() }).nullable(),
  last: healthCheckViewSchema.nullable(),
  /** Why it is not asked, or not known. */
  reason: z.string().nullable(),
  /** Percent that the plan promises; null: none. */
  targetPercent: z.number().nullable(),
  /** Whole hours back from now, and no further back than the environment's first answer. */
  uptime: z.object({ day: uptimeSchema, week: uptimeSchema, month: uptimeSchema }),
  /** The last 24 hours and 30 days, oldest first; one in which nothing is known is there with zeros. */
  hours: z.array(stretchSchema),
  days: z.array(stretchSchema),
  /** The last failures of the week, newest first, 20 at most. */
  failures: z.array(healthCheckViewSchema),
});
export type HealthView = z.infer<typeof healthViewSchema>;
