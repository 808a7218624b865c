import { z } from "zod";

import { askedOptionsSchema } from "@/lib/accounts/asked-option";
import { quotasViewSchema } from "@/lib/accounts/quotas-view";
import { readQuotas } from "@/lib/accounts/server/read-quotas";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "What an account may have in a region, how much of it is in use, and whether options (system/option or system/option@preset, comma-separated) would fit",
    permission: "accounts:read",
    params: z.object({ accountId: z.uuid() }),
    query: z.object({ region: z.string().max(40), options: askedOptionsSchema }),
    answer: { schema: quotasViewSchema },
    handle: ({ actor, params: { accountId }, query: { region, options } }) => readQuotas({ actor, accountId, region, options, now: new Date() }),
  }),
});
