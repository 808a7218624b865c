import { z } from "zod";

import { alarmListQuerySchema, toAlarmListInput } from "@/lib/alarms/alarm-list-query";
import { alarmCountsSchema, alarmLookSchema, alarmViewSchema } from "@/lib/alarms/alarm-view";
import { listAlarms } from "@/lib/alarms/server/list-alarms";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { pageSchema } from "@/lib/shared/page";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "Alarms of all environments and accounts, most urgent first, with the figures of all and whether AWS could be asked",
    permission: "alarms:read",
    query: alarmListQuerySchema,
    answer: { schema: pageSchema(alarmViewSchema).extend({ counts: alarmCountsSchema, looks: z.array(alarmLookSchema) }) },
    handle: ({ actor, query }) => listAlarms({ actor, ...toAlarmListInput(query) }),
  }),
});
