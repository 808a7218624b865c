import { z } from "zod";

import { muteSchema } from "@/lib/alarms/alarm-act";
import { alarmIdSchema, alarmViewSchema } from "@/lib/alarms/alarm-view";
import { actOnAlarm } from "@/lib/alarms/server/act-on-alarm";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  POST: defineRoute({
    summary: "Mute an alarm in Pilothouse until a time; AWS goes on as before",
    permission: "alarms:write",
    audit: "alarm.mute",
    params: z.object({ alarmId: alarmIdSchema }),
    body: muteSchema,
    answer: { schema: alarmViewSchema },
    handle: ({ actor, params, body }) => actOnAlarm({ actor, ...params, act: { kind: "mute", ...body }, now: new Date() }),
  }),
});
