import { z } from "zod";

import { dashboardQuerySchema, variablesOf } from "@/lib/dashboards/dashboard-requests";
import { dashboardViewSchema } from "@/lib/dashboards/dashboard-view";
import { readDashboard } from "@/lib/dashboards/server/read-dashboard";
import { environmentIdSchema } from "@/lib/environments/environment-view";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { AppError } from "@/lib/shared/app-error";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "A dashboard of an environment as AWS has it now: its widgets placed, what they ask for and what that costs, without their numbers",
    permission: "dashboards:read",
    params: z.object({ environmentId: environmentIdSchema, name: z.string().min(1).max(255) }),
    query: dashboardQuerySchema,
    answer: { schema: dashboardViewSchema },
    async handle({ actor, params: { environmentId, name }, query }) {
      const { start, end } = query;
      const view = await readDashboard({ actor, owner: { kind: "environment", environmentId }, name, start, end, variables: variablesOf(query), now: new Date() });
      if (!view) throw new AppError("not-found", "There is no dashboard of this name.");
      return view;
    },
  }),
});
