import { z } from "zod";

import { monthSchema } from "@/lib/cost/ledger-query";
import { readUsage } from "@/lib/cost/server/read-usage";
import { usageViewSchema } from "@/lib/cost/usage-view";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "The panel's own calls of AWS in a month, by account and action, and what they cost",
    permission: "costs:read",
    query: z.object({ month: monthSchema.optional() }),
    answer: { schema: usageViewSchema },
    handle: ({ actor, query }) => readUsage({ actor, now: new Date(), month: query.month }),
  }),
});
