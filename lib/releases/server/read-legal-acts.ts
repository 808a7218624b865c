import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { database } from "@/lib/db/transaction";

import { legalActs } from "../legal-acts";
import type { LegalActs } from "../legal-acts-view";
import { findStackSeen } from "./internal/environment-summary-repository";
import { readSituation } from "./internal/plan-situation";

/** What can be done to an environment now, and why not the rest; null: no such environment, or it was removed. */
export async function readLegalActs({ actor, environmentId }: { actor: Actor; environmentId: string }): Promise<LegalActs | null> {
  authorize(actor, "environments:read");
  const read = await readSituation(database(), environmentId);
  if (!read) return null;
  const { situation, holding } = read;
  const acts = legalActs({ ...situation, holding: holding && { operationId: holding.id, resolvedTo: holding.resolvedTo, state: holding.state, cancelRequested: holding.cancelRequestedAt !== null } });
  const { at } = await findStackSeen(database(), environmentId);
  return { environmentId, stackStatus: situation.stackStatus, asOf: at?.toISOString() ?? null, blocked: [...situation.blocked], ...acts };
}
