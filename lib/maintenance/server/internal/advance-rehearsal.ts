import "server-only";

import { actorName, type Actor } from "@/lib/auth/actor";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inTransaction } from "@/lib/db/transaction";
import { listOperationEvents } from "@/lib/releases/server/list-operation-events";
import { readOperation } from "@/lib/releases/server/read-operation";
import { LONGEST_PAGE } from "@/lib/shared/page";

import { isAtWork, nextOfRehearsal, type ObservedOperation, type RehearsalView } from "../../rehearsal";
import { moveRehearsal, type RehearsalRecord } from "./rehearsal-repository";

type Seen = { view: RehearsalView["deploy"]; observed: ObservedOperation | null };

/** A rehearsal as its operations stand now; what they have done meanwhile is kept. Safe to repeat, by several at once. */
export async function advanceRehearsal(actor: Actor, record: RehearsalRecord, now: Date): Promise<RehearsalView> {
  const [deploy, rollback] = await Promise.all([look(actor, record.deployOperationId), look(actor, record.rollbackOperationId)]);
  const next = isAtWork(record.state) ? nextOfRehearsal(record, { deploy: deploy.observed, rollback: rollback.observed }) : null;
  const moved = next === null ? record : { ...record, ...next, endedAt: isAtWork(next.state) ? null : now };
  if (next !== null) {
    await inTransaction(async (tx) => {
      if (!(await moveRehearsal(tx, record, { ...next, endedAt: moved.endedAt })) || isAtWork(next.state)) return;
      await writeAudit(tx, {
        actor,
        action: `rehearsal.${next.state === "recorded" ? "record" : "stop"}`,
        outcome: { kind: "done" },
        object: { type: "rehearsal", id: record.id },
        environmentId: record.environmentId,
        summary: next.state === "recorded" ? `The rehearsed way back took ${moved.rollbackSeconds ?? "an unknown number of"} seconds; seen by ${actorName(actor)}.` : `The rehearsal ended: ${next.reason ?? "stopped"}`,
        details: { deploySeconds: moved.deploySeconds, rollbackSeconds: moved.rollbackSeconds, failing: record.failing },
      });
    });
  }
  const { deployOperationId: _deploy, rollbackOperationId: _rollback, startedAt, endedAt, ...rest } = moved;
  return { ...rest, deploy: deploy.view, rollback: rollback.view, startedAt: startedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null };
}

async function look(actor: Actor, operationId: string | null): Promise<Seen> {
  const operation = operationId === null ? null : await readOperation({ actor, operationId });
  if (!operation) return { view: null, observed: null };
  const { id, state, stateReason, startedAt, endedAt } = operation;
  const wentBackAt = state === "rolled-back" ? await findTurn(actor, id) : null;
  return { view: { id, state, stateReason }, observed: { state, stateReason, startedAt: startedAt === null ? null : new Date(startedAt), endedAt: endedAt === null ? null : new Date(endedAt), wentBackAt } };
}

/** When the stack itself began to go back. */
async function findTurn(actor: Actor, operationId: string): Promise<Date | null> {
  const { items } = await listOperationEvents({ actor, operationId, limit: LONGEST_PAGE });
  const turn = items.find(({ resourceType, status }) => resourceType === "AWS::CloudFormation::Stack" && status === "UPDATE_ROLLBACK_IN_PROGRESS");
  return turn ? new Date(turn.at) : null;
}
