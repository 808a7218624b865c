import { auditEntryViewSchema, auditQuerySchema } from "@/lib/audit/audit-view";
import { listAudit } from "@/lib/audit/server/list-audit";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { pageSchema } from "@/lib/shared/page";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "Who did what, newest first, refusals too",
    permission: "audit:read",
    query: auditQuerySchema,
    answer: { schema: pageSchema(auditEntryViewSchema) },
    handle: ({ actor, query }) => listAudit({ actor, query }),
  }),
});
