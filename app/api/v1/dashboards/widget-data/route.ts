import { widgetDataRequestSchema } from "@/lib/dashboards/dashboard-requests";
import { widgetDataSchema } from "@/lib/dashboards/dashboard-view";
import { renderWidget } from "@/lib/dashboards/server/render-dashboard";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  POST: defineRoute({
    summary: "The numbers of one widget of a given dashboard body, or why there are none",
    permission: "dashboards:read",
    body: widgetDataRequestSchema,
    answer: { schema: widgetDataSchema },
    handle: ({ actor, body, signal }) => renderWidget({ actor, ...body, now: new Date(), signal }),
  }),
});
