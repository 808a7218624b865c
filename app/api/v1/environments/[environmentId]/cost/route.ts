import { z } from "zod";

import { environmentCostViewSchema } from "@/lib/cost/environment-cost-view";
import { monthSchema } from "@/lib/cost/ledger-query";
import { readEnvironmentCost } from "@/lib/cost/server/read-environment-cost";
import { environmentIdSchema } from "@/lib/environments/environment-view";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { AppError } from "@/lib/shared/app-error";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "What an environment costs, line by line: plan, list price, what runs, what was billed, and where the month will end",
    permission: "costs:read",
    params: z.object({ environmentId: environmentIdSchema }),
    query: z.object({ month: monthSchema.optional() }),
    answer: { schema: environmentCostViewSchema },
    async handle({ actor, params, query }) {
      const cost = await readEnvironmentCost({ actor, ...params, now: new Date(), month: query.month });
      if (!cost) throw new AppError("not-found", "There is no such environment.");
      return cost;
    },
  }),
});
