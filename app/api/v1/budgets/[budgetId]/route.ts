import { z } from "zod";

import { removeBudget } from "@/lib/cost/server/remove-budget";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  DELETE: defineRoute({
    summary: "Remove a budget",
    permission: "budgets:write",
    audit: "budget.remove",
    params: z.object({ budgetId: z.uuid() }),
    answer: { status: 204 },
    handle: ({ actor, params }) => removeBudget({ actor, ...params }),
  }),
});
