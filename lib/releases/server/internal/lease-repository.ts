import "server-only";

import type { SendingRight } from "@/lib/aws/mutation-ledger-repository";
import { database, type Database } from "@/lib/db/transaction";
import { DEAD_AFTER_SECONDS } from "@/lib/jobs/heartbeat-repository";
import { workerId } from "@/lib/jobs/worker-id";

import type { OperationState } from "../../operation-state";

export const LEASE_SECONDS = 30;
const SENT_WITHIN_MS = 5_000; // half of the silence after which a worker is taken for dead; with AWS's 15 s for an answer, well within a lease

/** The claim has gone to another worker, which goes on from what the database says. Whoever hears this stops where it is. */
export class LeaseLostError extends Error {
  constructor(operationId: string) {
    super(`Operation ${operationId} has been taken over by another worker.`);
    this.name = "LeaseLostError";
  }
}

/**
 * Takes the right to move an operation. The answered number rises with each new owner, and every write checks it: a worker
 * that was paused and comes back finds that its number no longer holds. Null: somebody else has it. A claim ends by itself, by the
 * database's clock, or as soon as its owner's heartbeat stops.
 */
export async function claimOperation(operationId: string): Promise<number | null> {
  const rows = await database().$queryRaw<{ lease_fence: number }[]>`
    UPDATE operation SET
      lease_fence = CASE WHEN lease_owner = ${workerId()} AND lease_until > now() THEN lease_fence ELSE lease_fence + 1 END,
      lease_owner = ${workerId()},
      lease_until = now() + ${LEASE_SECONDS} * interval '1 second'
    WHERE id = ${operationId}::uuid
      AND (lease_owner IS NULL OR lease_owner = ${workerId()} OR lease_until <= now()
           OR NOT EXISTS (SELECT 1 FROM worker_heartbeat beat
                          WHERE beat.id = lease_owner AND beat.seen_at > now() - ${DEAD_AFTER_SECONDS} * interval '1 second'))
    RETURNING lease_fence`;
  return rows[0]?.lease_fence ?? null;
}

/** Makes the claim last longer, where it still is this worker's under this number; never takes it anew. Answers whether it is. */
export async function renewLease(tx: Database, operationId: string, fence: number): Promise<boolean> {
  const renewed = await tx.$executeRaw`
    UPDATE operation SET lease_until = now() + ${LEASE_SECONDS} * interval '1 second'
    WHERE id = ${operationId}::uuid AND lease_fence = ${fence} AND lease_owner = ${workerId()}`;
  return renewed === 1;
}

/**
 * The right to send a call for an operation: the claim, renewed in the transaction that writes the call down. A worker that takes the
 * operation over afterwards finds the call in the ledger and looks for what became of it. Throws `LeaseLostError`.
 */
export const leaseRight = (operationId: string, fence: number): SendingRight => ({
  async confirm(tx) {
    if (!(await renewLease(tx, operationId, fence))) throw new LeaseLostError(operationId);
  },
  lastsMs: SENT_WITHIN_MS,
});

/** Whether another worker has claimed the operation since. */
export async function isLeaseLost(tx: Database, operationId: string, fence: number): Promise<boolean> {
  const rows = await tx.$queryRaw<{ is_lost: boolean }[]>`SELECT lease_fence <> ${fence} AS is_lost FROM operation WHERE id = ${operationId}::uuid`;
  return rows[0]?.is_lost ?? true;
}

/** Lets others go on at once, instead of when the claim runs out. */
export async function releaseLease(operationId: string, fence: number): Promise<void> {
  await database().$executeRaw`
    UPDATE operation SET lease_owner = NULL, lease_until = NULL WHERE id = ${operationId}::uuid AND lease_fence = ${fence} AND lease_owner = ${workerId()}`;
}

/** Operations in these states that no living worker has claimed. */
export async function findUnclaimed(tx: Database, states: readonly OperationState[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM operation
    WHERE state = ANY(${[...states]})
      AND (lease_owner IS NULL OR lease_until <= now()
           OR NOT EXISTS (SELECT 1 FROM worker_heartbeat beat
                          WHERE beat.id = lease_owner AND beat.seen_at > now() - ${DEAD_AFTER_SECONDS} * interval '1 second'))
    ORDER BY requested_at LIMIT 200`;
  return rows.map((row) => row.id);
}
