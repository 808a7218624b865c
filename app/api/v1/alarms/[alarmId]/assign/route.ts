import { z } from "zod";

import { assignSchema } from "@/lib/alarms/alarm-act";
import { alarmIdSchema, alarmViewSchema } from "@/lib/alarms/alarm-view";
import { actOnAlarm } from "@/lib/alarms/server/act-on-alarm";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  POST: defineRoute({
    summary: "Give an alarm to a person, or to nobody",
    permission: "alarms:write",
    audit: "alarm.assign",
    params: z.object({ alarmId: alarmIdSchema }),
    body: assignSchema,
    answer: { schema: alarmViewSchema },
    handle: ({ actor, params, body }) => actOnAlarm({ actor, ...params, act: { kind: "assign", ...body }, now: new Date() }),
  }),
});
