import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { rehearsalsViewSchema, rehearsalViewSchema, startRehearsalSchema } from "@/lib/maintenance/rehearsal";
import { listRehearsals } from "@/lib/maintenance/server/list-rehearsals";
import { startRehearsal } from "@/lib/maintenance/server/start-rehearsal";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "The last rehearsals of a rollback in an environment, with what they took",
    permission: "maintenance:read",
    query: z.object({ environmentId: z.uuid() }),
    answer: { schema: rehearsalsViewSchema },
    handle: ({ actor, query }) => listRehearsals({ actor, ...query }),
  }),
  POST: defineRoute({
    summary: "Begin to rehearse a rollback: make a harmless release and deploy it",
    permission: "maintenance:write",
    audit: "rehearsal.start",
    body: startRehearsalSchema,
    answer: { status: 201, schema: rehearsalViewSchema },
    handle: ({ actor, body }) => startRehearsal({ actor, ...body, now: new Date() }),
  }),
});
