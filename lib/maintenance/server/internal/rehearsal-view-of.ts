import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { readOperation } from "@/lib/releases/server/read-operation";

import type { RehearsalView } from "../../rehearsal";
import type { RehearsalRecord } from "./rehearsal-repository";

/** A rehearsal with its operations as they stand now. */
export async function rehearsalViewOf(actor: Actor, record: RehearsalRecord): Promise<RehearsalView> {
  const { deployOperationId, rollbackOperationId, rollbackAskedAt: _asked, startedAt, endedAt, ...rest } = record;
  const [deploy, rollback] = await Promise.all([stepOf(actor, deployOperationId), stepOf(actor, rollbackOperationId)]);
  return { ...rest, deploy, rollback, startedAt: startedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null };
}

async function stepOf(actor: Actor, operationId: string | null): Promise<RehearsalView["deploy"]> {
  const operation = operationId === null ? null : await readOperation({ actor, operationId });
  return operation && { id: operation.id, state: operation.state, stateReason: operation.stateReason };
}
