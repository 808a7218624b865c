import { z } from "zod";

import { setBudgetSchema } from "@/lib/cost/budget";
import { budgetsViewSchema } from "@/lib/cost/budget-view";
import { monthSchema } from "@/lib/cost/ledger-query";
import { listBudgets } from "@/lib/cost/server/list-budgets";
import { setBudget } from "@/lib/cost/server/set-budget";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "List budgets with how the month stands against them",
    permission: "costs:read",
    query: z.object({ month: monthSchema.optional() }),
    answer: { schema: budgetsViewSchema },
    handle: ({ actor, query }) => listBudgets({ actor, now: new Date(), month: query.month }),
  }),
  PUT: defineRoute({
    summary: "Set or replace the monthly budget of an environment or of a system",
    permission: "budgets:write",
    audit: "budget.set",
    body: setBudgetSchema,
    answer: { schema: z.object({ id: z.uuid() }) },
    handle: ({ actor, body }) => setBudget({ actor, now: new Date(), budget: body }),
  }),
});
