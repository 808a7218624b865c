import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { followUpViewSchema } from "@/lib/maintenance/follow-up";
import { listFollowUps } from "@/lib/maintenance/server/list-follow-ups";
import { pageSchema } from "@/lib/shared/page";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "What has come out of maintenance: open follow-ups first, by the day they are due",
    permission: "maintenance:read",
    query: z.object({ environmentId: z.uuid().optional(), state: z.enum(["open", "all"]).default("open") }),
    answer: { schema: pageSchema(followUpViewSchema) },
    handle: ({ actor, query }) => listFollowUps({ actor, environmentId: query.environmentId, openOnly: query.state === "open" }),
  }),
});
