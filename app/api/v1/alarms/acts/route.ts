import { z } from "zod";

import { bulkActSchema, refusedActSchema } from "@/lib/alarms/alarm-act";
import { alarmViewSchema } from "@/lib/alarms/alarm-view";
import { actOnAlarms } from "@/lib/alarms/server/act-on-alarms";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  POST: defineRoute({
    summary: "Do the same about up to 100 alarms; the answer names those that it makes no sense for. Nothing is written to AWS",
    permission: "alarms:write",
    audit: "alarm.act",
    body: bulkActSchema,
    answer: { schema: z.object({ items: z.array(alarmViewSchema), refused: z.array(refusedActSchema) }) },
    handle: ({ actor, body }) => actOnAlarms({ actor, ids: [...new Set(body.ids)], act: body.act, now: new Date() }),
  }),
});
