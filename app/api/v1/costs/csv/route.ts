import { ledgerCsv } from "@/lib/cost/ledger-csv";
import { ledgerQuerySchema, toLedgerInput } from "@/lib/cost/ledger-query";
import { listAllCosts } from "@/lib/cost/server/list-all-costs";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";

const CONTENT_TYPE = "text/csv; charset=utf-8";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "The rows of a month's ledger as a file, all that match",
    permission: "costs:read",
    query: ledgerQuerySchema.omit({ cursor: true, limit: true }),
    answer: { contentType: CONTENT_TYPE },
    async handle({ actor, query }) {
      const { month, rows } = await listAllCosts({ actor, now: new Date(), ...toLedgerInput({ ...query, limit: 1 }) });
      return new Response(ledgerCsv(rows), {
        headers: { "Content-Type": CONTENT_TYPE, "Content-Disposition": `attachment; filename="pilothouse-costs-${month}.csv"`, "Cache-Control": "private, no-store" },
      });
    },
  }),
});
