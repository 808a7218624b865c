import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { refreshRequestSchema } from "@/lib/pricing/price-history-view";
import { requestPriceRefresh } from "@/lib/pricing/server/request-price-refresh";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  POST: defineRoute({
    summary: "Read the list prices of a region from AWS Price List, through an account; the worker does it",
    permission: "prices:refresh",
    audit: "prices.refresh",
    params: z.object({ region: z.string().max(40) }),
    body: refreshRequestSchema,
    answer: { status: 202, schema: z.object({ region: z.string(), accountId: z.uuid() }) },
    handle: ({ actor, params, body }) => requestPriceRefresh({ actor, ...params, ...body }),
  }),
});
