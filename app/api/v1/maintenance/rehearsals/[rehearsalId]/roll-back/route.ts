import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { rehearsalViewSchema } from "@/lib/maintenance/rehearsal";
import { rollBackRehearsal } from "@/lib/maintenance/server/roll-back-rehearsal";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  POST: defineRoute({
    summary: "Take the way back that is rehearsed",
    permission: "maintenance:write",
    audit: "rehearsal.roll-back",
    params: z.object({ rehearsalId: z.uuid() }),
    answer: { schema: rehearsalViewSchema },
    handle: ({ actor, params }) => rollBackRehearsal({ actor, ...params, now: new Date() }),
  }),
});
