import { z } from "zod";

import { noteActSchema } from "@/lib/alarms/alarm-act";
import { alarmIdSchema, alarmViewSchema } from "@/lib/alarms/alarm-view";
import { actOnAlarm } from "@/lib/alarms/server/act-on-alarm";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  POST: defineRoute({
    summary: "Write a note on an alarm",
    permission: "alarms:write",
    audit: "alarm.note",
    params: z.object({ alarmId: alarmIdSchema }),
    body: noteActSchema,
    answer: { schema: alarmViewSchema },
    handle: ({ actor, params, body }) => actOnAlarm({ actor, ...params, act: { kind: "note", ...body }, now: new Date() }),
  }),
});
