import { renderRequestSchema } from "@/lib/dashboards/dashboard-requests";
import { renderedDashboardSchema } from "@/lib/dashboards/dashboard-view";
import { renderDashboard } from "@/lib/dashboards/server/render-dashboard";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  POST: defineRoute({
    summary: "What any CloudWatch dashboard body becomes: its widgets placed on the grid, each with its numbers or why there are none",
    permission: "dashboards:read",
    body: renderRequestSchema,
    answer: { schema: renderedDashboardSchema },
    handle: ({ actor, body, signal }) => renderDashboard({ actor, ...body, now: new Date(), signal }),
  }),
});
