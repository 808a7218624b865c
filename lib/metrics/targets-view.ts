import { z } from "zod";

/** How a figure stands against its target. "no-data" is not met: nobody can know. */
export const TARGET_VERDICTS = ["met", "missed", "no-data", "by-hand", "unknown"] as const;
export const TARGET_WINDOWS = ["now", "lastDay", "lastWeek", "previousWeek"] as const;
export type TargetWindow = (typeof TARGET_WINDOWS)[number];

const readingSchema = z.object({ /** In the target's unit; null: no data. */ value: z.number().nullable(), verdict: z.enum(TARGET_VERDICTS) });
export type TargetReading = z.infer<typeof readingSchema>;

export const targetsViewSchema = z.object({
  items: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      /** "under 0.5 s" */
      words: z.string(),
      comparison: z.enum(["below", "at-most", "above", "at-least"]),
      value: z.number(),
      unit: z.string(),
      /** Last hour (or last day, for what is counted by the day), last 24 hours, last 7 days, the 7 before them. */
      now: readingSchema,
      lastDay: readingSchema,
      lastWeek: readingSchema,
      previousWeek: readingSchema,
      /** By the last hour; without data in it, by the last day. */
      verdict: z.enum(TARGET_VERDICTS),
      /** What is measured by hand, and how; or why there is no figure. */
      remark: z.string().nullable(),
    }),
  ),
  nextCursor: z.null(),
  total: z.int().nonnegative(),
  asOf: z.iso.datetime(),
});
export type TargetsView = z.infer<typeof targetsViewSchema>;
export type TargetView = TargetsView["items"][number];
