import { alarmCountsSchema } from "@/lib/alarms/alarm-view";
import { readAlarmCounts } from "@/lib/alarms/server/read-alarm-counts";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "How many alarms want somebody now",
    permission: "alarms:read",
    answer: { schema: alarmCountsSchema },
    handle: ({ actor }) => readAlarmCounts({ actor }),
  }),
});
