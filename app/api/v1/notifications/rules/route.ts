import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { rulesTargetSchema, rulesViewSchema, setRulesSchema } from "@/lib/notifications/rules-view";
import { readRules } from "@/lib/notifications/server/read-rules";
import { setRules } from "@/lib/notifications/server/set-rules";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "Read what a channel, or the asker by e-mail, is told of",
    permission: "own-notifications:manage",
    query: z.object({ target: rulesTargetSchema.default("own-email") }),
    answer: { schema: rulesViewSchema },
    handle: ({ actor, query }) => readRules({ actor, target: query.target }),
  }),

  PUT: defineRoute({
    summary: "Set the whole of what a channel, or the asker by e-mail, is told of",
    permission: "own-notifications:manage",
    audit: "notification-rules.set",
    body: setRulesSchema,
    answer: { schema: rulesViewSchema },
    handle: ({ actor, body }) => setRules({ actor, ...body }),
  }),
});
