import { z } from "zod";

import { requestBill } from "@/lib/cost/server/request-bill";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";

const accountSchema = z.strictObject({ accountId: z.uuid() });

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  POST: defineRoute({
    summary: "Ask Cost Explorer for an account's bill now; each request costs 0.01 USD",
    permission: "costs:refresh",
    audit: "costs.fetch",
    body: accountSchema,
    answer: { status: 202, schema: accountSchema },
    handle: ({ actor, body }) => requestBill({ actor, ...body }),
  }),
});
