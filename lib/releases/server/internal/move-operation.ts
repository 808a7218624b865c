import "server-only";

import type { Transaction } from "@/lib/db/transaction";
import { publishEnvironment } from "@/lib/environments/server/publish-environment";
import { publish } from "@/lib/stream/server/stream-repository";

import { advance, type OperationObservation } from "../../advance-operation";
import { hasEnded, holdsStack } from "../../operation-state";
import { noteLastOperation } from "./environment-summary-repository";
import { isLeaseLost, LeaseLostError } from "./lease-repository";
import { changeOperation, findOperation, lockEnvironment, type OperationChange } from "./operation-repository";
import type { OperationRecord } from "./operation-record";
import { operationViewOf } from "./operation-view-of";
import { tellPeople } from "./tell-people";

/** Somebody else wrote first: what was decided from the older version no longer holds. Read again and decide anew. */
export class OperationMovedError extends Error {
  constructor(operationId: string) {
    super(`Operation ${operationId} was moved by somebody else meanwhile.`);
    this.name = "OperationMovedError";
  }
}

type Move = { seen: OperationObservation; change?: OperationChange; fence?: number; now: Date };

/**
 * Moves an operation on by what was observed, with the environment's summary row and what open pages are told, all in the caller's
 * transaction. Null: the observation does not apply in this state, and nothing was written. Throws as `writeOperation` does.
 */
export async function moveOperation(tx: Transaction, operation: OperationRecord, { seen, change, fence, now }: Move): Promise<OperationRecord | null> {
  const state = advance(operation.state, seen);
  if (state === null) return null;
  const atItsEnd = hasEnded(state) ? { endedAt: now, stackStatusAtEnd: operation.environment.stackStatus } : {};
  const moved = await writeOperation(tx, operation, { ...atItsEnd, ...change, state }, fence);
  // Whether a preview waits for a person shows only after it: it may be confirmed in the same breath.
  if (state !== "previewed") await tellPeople(tx, moved, now);
  return moved;
}

/**
 * Changes columns without a change of state, telling everybody all the same. Throws `OperationMovedError`, or `LeaseLostError` where
 * the writer works under a lease that it no longer has: to read again would not help it.
 */
export async function writeOperation(tx: Transaction, operation: OperationRecord, change: OperationChange, fence?: number): Promise<OperationRecord> {
  // The environment's row is written below; locked before the operation's, as the people's acts do, so that neither waits for the other.
  await lockEnvironment(tx, operation.environmentId);
  if (!(await changeOperation(tx, { id: operation.id, version: operation.version, fence }, change))) {
    if (fence !== undefined && (await isLeaseLost(tx, operation.id, fence))) throw new LeaseLostError(operation.id);
    throw new OperationMovedError(operation.id);
  }
  const moved = await findOperation(tx, operation.id);
  if (!moved) throw new OperationMovedError(operation.id);
  await noteLastOperation(tx, moved, holdsStack(moved.state));
  await tellOperation(tx, moved);
  return moved;
}

/** Tells every open page how the operation, and with it its environment, stands now. */
export async function tellOperation(tx: Transaction, operation: OperationRecord): Promise<void> {
  await publish(tx, {
    topics: [`operation:${operation.id}`, `environment:${operation.environmentId}`, "operations"],
    event: "operation",
    data: operationViewOf(operation),
  });
  await publishEnvironment(tx, operation.environmentId);
}
