import "server-only";

import { actorId, actorName, type Actor } from "../actor";
import type { ProblemCode } from "@/lib/shared/app-error";

import type { Database } from "@/lib/db/transaction";

/** One act, as the audit keeps it. `summary` is a sentence; `details` hold ids and figures, never a secret. */
export type AuditEntry = {
  actor: Actor;
  /** Dotted: what kind of thing, then the act, e.g. "operation.request". */
  action: string;
  outcome: { kind: "done" } | { kind: "refused"; code: ProblemCode };
  object?: { type: string; id: string };
  environmentId?: string;
  operationId?: string;
  summary: string;
  details?: Record<string, string | number | boolean | null>;
};

/** Appends one row, in the caller's transaction where there is one; answers its id, which AWS calls point at. */
export async function writeAudit(database: Database, entry: AuditEntry): Promise<bigint> {
  const row = await database.audit.create({
    data: {
      actorKind: entry.actor.kind,
      actorId: actorId(entry.actor),
      actorName: actorName(entry.actor),
      action: entry.action,
      outcome: entry.outcome.kind,
      code: entry.outcome.kind === "refused" ? entry.outcome.code : null,
      objectType: entry.object?.type,
      objectId: entry.object?.id,
      environmentId: entry.environmentId,
      operationId: entry.operationId,
      summary: entry.summary,
      details: entry.details ?? {},
    },
    select: { id: true },
  });
  return row.id;
}
