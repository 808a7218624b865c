import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { listOperationEvents } from "@/lib/releases/server/list-operation-events";
import { readOperation } from "@/lib/releases/server/read-operation";
import { LONGEST_PAGE } from "@/lib/shared/page";

import type { ObservedOperation } from "../../rehearsal-course";

/** An operation with the moments at which its stack began, turned round and settled, by AWS's events. */
export async function observeOperation(actor: Actor, operationId: string | null): Promise<ObservedOperation | null> {
  const operation = operationId === null ? null : await readOperation({ actor, operationId });
  if (!operation) return null;
  const { id, state, stateReason, startedAt, endedAt } = operation;
  const ended = endedAt === null ? null : new Date(endedAt);
  if (ended === null || startedAt === null) return { state, stateReason, startedAt: startedAt === null ? null : new Date(startedAt), wentBackAt: null, settledAt: ended, endedAt: ended };
  const { items, nextCursor } = await listOperationEvents({ actor, operationId: id, limit: LONGEST_PAGE });
  const ofStack = items.filter(({ resourceType }) => resourceType === "AWS::CloudFormation::Stack");
  const turn = ofStack.find(({ status }) => status === "UPDATE_ROLLBACK_IN_PROGRESS");
  const last = nextCursor === null ? ofStack.at(-1) : undefined; // an update of very many resources: its end is on a later page
  return {
    state,
    stateReason,
    startedAt: new Date(ofStack[0]?.at ?? startedAt),
    wentBackAt: turn ? new Date(turn.at) : null,
    settledAt: last ? new Date(last.at) : ended,
    endedAt: ended,
  };
}
