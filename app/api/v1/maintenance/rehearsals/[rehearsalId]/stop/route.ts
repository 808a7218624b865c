import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { rehearsalViewSchema } from "@/lib/maintenance/rehearsal";
import { stopRehearsal } from "@/lib/maintenance/server/stop-rehearsal";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  POST: defineRoute({
    summary: "Give a rehearsal up; its operations go on",
    permission: "maintenance:write",
    audit: "rehearsal.stop",
    params: z.object({ rehearsalId: z.uuid() }),
    answer: { schema: rehearsalViewSchema },
    handle: ({ actor, params }) => stopRehearsal({ actor, ...params, now: new Date() }),
  }),
});
