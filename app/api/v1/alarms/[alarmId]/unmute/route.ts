import { z } from "zod";

import { unmuteSchema } from "@/lib/alarms/alarm-act";
import { alarmIdSchema, alarmViewSchema } from "@/lib/alarms/alarm-view";
import { actOnAlarm } from "@/lib/alarms/server/act-on-alarm";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  POST: defineRoute({
    summary: "Unmute an alarm",
    permission: "alarms:write",
    audit: "alarm.unmute",
    params: z.object({ alarmId: alarmIdSchema }),
    body: unmuteSchema,
    answer: { schema: alarmViewSchema },
    handle: ({ actor, params, body }) => actOnAlarm({ actor, ...params, act: { kind: "unmute", ...body }, now: new Date() }),
  }),
});
