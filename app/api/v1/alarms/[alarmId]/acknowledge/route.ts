import { z } from "zod";

import { acknowledgeSchema } from "@/lib/alarms/alarm-act";
import { alarmIdSchema, alarmViewSchema } from "@/lib/alarms/alarm-view";
import { actOnAlarm } from "@/lib/alarms/server/act-on-alarm";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  POST: defineRoute({
    summary: "Acknowledge an alarm: somebody looks after it, until it is OK again",
    permission: "alarms:write",
    audit: "alarm.acknowledge",
    params: z.object({ alarmId: alarmIdSchema }),
    body: acknowledgeSchema,
    answer: { schema: alarmViewSchema },
    handle: ({ actor, params, body }) => actOnAlarm({ actor, ...params, act: { kind: "acknowledge", ...body }, now: new Date() }),
  }),
});
