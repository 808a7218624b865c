import { z } from "zod";

import { dashboardListSchema } from "@/lib/dashboards/dashboard-list-view";
import { listDashboards } from "@/lib/dashboards/server/list-dashboards";
import { environmentIdSchema } from "@/lib/environments/environment-view";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { AppError } from "@/lib/shared/app-error";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "Dashboards of an environment: those of its stack first, then the others of its account",
    permission: "dashboards:read",
    params: z.object({ environmentId: environmentIdSchema }),
    answer: { schema: dashboardListSchema },
    async handle({ actor, params }) {
      const list = await listDashboards({ actor, owner: { kind: "environment", ...params }, now: new Date() });
      if (!list) throw new AppError("not-found", "There is no such environment.");
      return list;
    },
  }),
});
