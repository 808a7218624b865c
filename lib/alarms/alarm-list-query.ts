import { z } from "zod";

import { pageQuerySchema } from "@/lib/shared/page";

import { ALARM_STANDINGS } from "./alarm-standing";
import { SEVERITIES } from "./alarm-view";

/** "urgency": in alarm and nobody's first, then in alarm, then without figures, then well; each newest first. */
export const ALARM_SORTS = ["urgency", "-since", "since", "name"] as const;
export type AlarmSort = (typeof ALARM_SORTS)[number];

const LONGEST_CURSOR = 2_000; // it holds a name of 255 characters, of up to four bytes each
const yesNo = z.enum(["yes", "no"]);

/** GET /alarms */
export const alarmListQuerySchema = pageQuerySchema.extend({
  cursor: z.string().max(LONGEST_CURSOR).optional(),
  sort: z.enum(ALARM_SORTS).default("urgency"),
  "filter[state]": z.enum(ALARM_STANDINGS).optional(),
  "filter[environmentId]": z.uuid().optional(),
  "filter[severity]": z.enum(SEVERITIES).optional(),
  /** A person's id, "nobody", or "me". */
  "filter[owner]": z.union([z.uuid(), z.literal("nobody"), z.literal("me")]).optional(),
  "filter[acknowledged]": yesNo.optional(),
  "filter[muted]": yesNo.optional(),
  /** Part of the name or of the plan's title, in any case. */
  q: z.string().trim().max(200).optional(),
});

export type AlarmListInput = {
  cursor?: string;
  limit: number;
  sort: AlarmSort;
  filter: {
    state?: (typeof ALARM_STANDINGS)[number];
    environmentId?: string;
    severity?: (typeof SEVERITIES)[number];
    owner?: string;
    acknowledged?: "yes" | "no";
    muted?: "yes" | "no";
  };
  q?: string;
};

export const toAlarmListInput = (query: z.infer<typeof alarmListQuerySchema>): AlarmListInput => ({
  cursor: query.cursor,
  limit: query.limit,
  sort: query.sort,
  filter: {
    state: query["filter[state]"],
    environmentId: query["filter[environmentId]"],
    severity: query["filter[severity]"],
    owner: query["filter[owner]"],
    acknowledged: query["filter[acknowledged]"],
    muted: query["filter[muted]"],
  },
  q: query.q,
});
