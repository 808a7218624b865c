import { ledgerQuerySchema, toLedgerInput } from "@/lib/cost/ledger-query";
import { ledgerViewSchema } from "@/lib/cost/ledger-view";
import { listCosts } from "@/lib/cost/server/list-costs";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "The ledger of a month: plan, list price, run rate, actual and forecast by environment, what carries no tag, credits and tax",
    permission: "costs:read",
    query: ledgerQuerySchema,
    answer: { schema: ledgerViewSchema },
    handle: ({ actor, query }) => listCosts({ actor, now: new Date(), ...toLedgerInput(query) }),
  }),
});
