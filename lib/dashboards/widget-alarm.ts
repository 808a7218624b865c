import { z } from "zod";

import { alarmQuerySchema, type AlarmQuery } from "@/lib/metrics/alarm-query";

const STATES = ["OK", "ALARM", "INSUFFICIENT_DATA"] as const;

/** What a widget shows of an alarm. */
export const widgetAlarmSchema = z.object({
  arn: z.string(),
  name: z.string(),
  state: z.enum([...STATES, "unknown"]),
  since: z.coerce.date(),
  /** When anything of it changed last, its settings too. */
  updatedAt: z.coerce.date(),
  reason: z.string().nullable(),
  /** Null: it watches other alarms. */
  watches: z.object({ queries: z.array(alarmQuerySchema), threshold: z.number().nullable(), comparison: z.string() }).nullable(),
});
export type WidgetAlarm = z.infer<typeof widgetAlarmSchema>;

type Described = { arn: string; name: string; state: string; since: Date; configuredAt: Date | null; reason: string; queries: readonly AlarmQuery[]; threshold: number | null; comparison: string | null };

/** A state that AWS has and this does not know is "unknown", never well. */
export function widgetAlarmOf({ arn, name, state, since, configuredAt, reason, queries, threshold, comparison }: Described): WidgetAlarm {
  return {
    arn,
    name,
    state: STATES.find((one) => one === state) ?? "unknown",
    since,
    updatedAt: configuredAt ?? since,
    reason: reason || null,
    watches: queries.length === 0 ? null : { queries: [...queries], threshold, comparison: comparison ?? "" },
  };
}
