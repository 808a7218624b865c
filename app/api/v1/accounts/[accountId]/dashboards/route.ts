import { z } from "zod";

import { dashboardListSchema } from "@/lib/dashboards/dashboard-list-view";
import { listDashboards } from "@/lib/dashboards/server/list-dashboards";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { AppError } from "@/lib/shared/app-error";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "All CloudWatch dashboards of an account",
    permission: "dashboards:read",
    params: z.object({ accountId: z.uuid() }),
    answer: { schema: dashboardListSchema },
    async handle({ actor, params }) {
      const list = await listDashboards({ actor, owner: { kind: "account", ...params }, now: new Date() });
      if (!list) throw new AppError("not-found", "There is no such account connection.");
      return list;
    },
  }),
});
