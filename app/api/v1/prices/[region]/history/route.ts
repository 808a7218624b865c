import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { priceHistorySchema } from "@/lib/pricing/price-history-view";
import { readPriceHistory } from "@/lib/pricing/server/read-price-history";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "When a region's list prices were read from AWS, and what each reading changed",
    permission: "catalog:read",
    params: z.object({ region: z.string().max(40) }),
    answer: { schema: priceHistorySchema },
    handle: ({ actor, params }) => readPriceHistory({ actor, ...params }),
  }),
});
