import { z } from "zod";

import { variablesOf, widgetDataQuerySchema, widgetIndexSchema } from "@/lib/dashboards/dashboard-requests";
import { widgetDataSchema } from "@/lib/dashboards/dashboard-view";
import { readDashboardWidget } from "@/lib/dashboards/server/read-dashboard-widget";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { AppError } from "@/lib/shared/app-error";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "The numbers of one widget of a dashboard of an account, or why there are none",
    permission: "dashboards:read",
    params: z.object({ accountId: z.uuid(), name: z.string().min(1).max(255), index: widgetIndexSchema }),
    query: widgetDataQuerySchema,
    answer: { schema: widgetDataSchema },
    async handle({ actor, params: { accountId, ...widget }, query, signal }) {
      const { start, end, points, run } = query;
      const data = await readDashboardWidget({ actor, owner: { kind: "account", accountId }, ...widget, start, end, points, run, variables: variablesOf(query), now: new Date(), signal });
      if (!data) throw new AppError("not-found", "There is no such widget.");
      return data;
    },
  }),
});
