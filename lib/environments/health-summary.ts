import { z } from "zod";

export const HEALTH_STATES = ["well", "failing", "unknown"] as const;
export type HealthState = (typeof HEALTH_STATES)[number];

/** How an environment's health address answers. `since`: when that began; null where it is not known. `asOf`: the last answer; null: none yet. */
export const healthSummarySchema = z.object({ state: z.enum(HEALTH_STATES), since: z.iso.datetime().nullable(), asOf: z.iso.datetime().nullable() });
export type HealthSummary = z.infer<typeof healthSummarySchema>;

/** What was stored, as it may be said now: an answer that is too old says nothing about the present, and then nobody knows since the moment that it grew old. */
export function healthNow({ state, since, asOf, freshUntil }: { state: HealthState; since: Date | null; asOf: Date | null; freshUntil: Date | null }, now: Date): HealthSummary {
  const isStale = state !== "unknown" && (freshUntil === null || freshUntil < now);
  return {
    state: isStale ? "unknown" : state,
    since: (isStale ? freshUntil : since)?.toISOString() ?? null,
    asOf: asOf?.toISOString() ?? null,
  };
}
