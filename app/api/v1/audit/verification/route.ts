import { auditVerificationSchema } from "@/lib/audit/audit-view";
import { verifyAuditChain } from "@/lib/audit/server/verify-audit-chain";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "Check the audit's hash chain from its first row to its last",
    permission: "people:manage",
    answer: { schema: auditVerificationSchema },
    handle: ({ actor }) => verifyAuditChain({ actor, now: new Date() }),
  }),
});
