import { z } from "zod";

import { listAlarmOwners } from "@/lib/alarms/server/list-alarm-owners";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { pageSchema } from "@/lib/shared/page";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "Who an alarm can be given to",
    permission: "alarms:read",
    answer: { schema: pageSchema(z.object({ id: z.uuid(), name: z.string() })) },
    handle: ({ actor }) => listAlarmOwners({ actor }),
  }),
});
