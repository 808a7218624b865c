import { breakdownQuerySchema, breakdownViewSchema, toBreakdownInput } from "@/lib/cost/breakdown-view";
import { readDailyBreakdown } from "@/lib/cost/server/read-breakdown";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "What was billed on each day of a month, cut by environment, system, service or usage type",
    permission: "costs:read",
    query: breakdownQuerySchema,
    answer: { schema: breakdownViewSchema },
    handle: ({ actor, query }) => readDailyBreakdown({ actor, now: new Date(), ...toBreakdownInput(query) }),
  }),
});
