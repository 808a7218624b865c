import { z } from "zod";

import { ALARM_UNITS } from "./alarm-unit";

/** GET /alarms/{id}/series: what the alarm measures, over a day. */
export const alarmSeriesSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("series"),
    start: z.iso.datetime(),
    end: z.iso.datetime(),
    unit: z.enum(ALARM_UNITS),
    periodSeconds: z.int(),
    threshold: z.number().nullable(),
    /** The threshold is the least and not the most. */
    isLeast: z.boolean(),
    lines: z.array(z.object({ key: z.string(), label: z.string(), timesSeconds: z.array(z.number()), values: z.array(z.number().nullable()) })),
    releases: z.array(z.object({ release: z.int(), note: z.string(), at: z.iso.datetime() })),
    asOf: z.iso.datetime(),
    /** What AWS says about the answer. */
    messages: z.array(z.string()),
  }),
  /** A composite alarm measures nothing itself. */
  z.object({ kind: z.literal("nothing-measured"), reason: z.string() }),
  z.object({ kind: z.literal("unavailable"), reason: z.string() }),
]);
export type AlarmSeries = z.infer<typeof alarmSeriesSchema>;
