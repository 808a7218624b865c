import "server-only";

import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inTransaction } from "@/lib/db/transaction";
import { listOperations } from "@/lib/releases/server/list-operations";
import { LONGEST_PAGE } from "@/lib/shared/page";

import { isAtWork } from "../../rehearsal";
import { nextOfRehearsal, type OtherOperation } from "../../rehearsal-course";
import { observeOperation } from "./observe-operation";
import { forgetFault } from "./rehearsal-fault";
import { moveRehearsal, type RehearsalRecord } from "./rehearsal-repository";
import { tellRehearsal } from "./tell-rehearsal";

const WORKER = { kind: "system", name: "Worker" } as const;

/** Keeps what a rehearsal's operations have come to, and answers how it stands. Safe to repeat, by several at once. */
export async function advanceRehearsal(record: RehearsalRecord, now: Date): Promise<RehearsalRecord> {
  if (!isAtWork(record.state)) return record;
  const [deploy, rollback, others] = await Promise.all([observeOperation(WORKER, record.deployOperationId), observeOperation(WORKER, record.rollbackOperationId), listOthers(record)]);
  const next = nextOfRehearsal(record, { deploy, rollback, others, now });
  if (next === null) return record;
  const moved = { ...record, ...next };
  if (record.failing && !isAtWork(next.state)) await forgetFault(WORKER, record.environmentId);
  await inTransaction(async (tx) => {
    if (!(await moveRehearsal(tx, record, next))) return;
    await tellRehearsal(tx, record.environmentId);
    if (isAtWork(next.state)) return;
    const { id, environmentId, failing } = record;
    const { deploySeconds, rollbackSeconds } = moved;
    await writeAudit(tx, {
      actor: WORKER,
      action: next.state === "recorded" ? "rehearsal.record" : "rehearsal.stop",
      outcome: { kind: "done" },
      object: { type: "rehearsal", id },
      environmentId,
      summary: next.state === "recorded" ? `The rehearsed way back was recorded${rollbackSeconds === undefined || rollbackSeconds === null ? "; how long it took was not measured" : `: it took ${rollbackSeconds} s`}.` : `The rehearsal of a rollback ended: ${next.reason ?? "stopped."}`,
      details: { deploySeconds, rollbackSeconds, failing, startedBy: record.startedBy },
    });
  });
  return moved;
}

async function listOthers({ environmentId, startedAt, deployOperationId, rollbackOperationId }: RehearsalRecord): Promise<OtherOperation[]> {
  const { items } = await listOperations({ actor: WORKER, limit: LONGEST_PAGE, filter: { environmentId } });
  return items.filter(({ id, requestedAt }) => new Date(requestedAt) >= startedAt && id !== deployOperationId && id !== rollbackOperationId).toReversed();
}
