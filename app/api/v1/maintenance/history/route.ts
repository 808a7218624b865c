import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { historyViewSchema } from "@/lib/maintenance/history-view";
import { readHistory } from "@/lib/maintenance/server/read-history";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "How an environment's days, weeks and months of maintenance stood, for a calendar",
    permission: "maintenance:read",
    query: z.object({ environmentId: z.uuid() }),
    answer: { schema: historyViewSchema },
    handle: ({ actor, query }) => readHistory({ actor, ...query, now: new Date() }),
  }),
});
