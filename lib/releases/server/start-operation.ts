import "server-only";

import { actorName, personIdOf, type Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import type { Transaction } from "@/lib/db/transaction";
import { inAnsweredTransaction } from "@/lib/http/server/answered-transaction";
import { enqueue, prepareQueue } from "@/lib/jobs/enqueue";
import { AppError } from "@/lib/shared/app-error";

import { holdsStack } from "../operation-state";
import type { OperationView, StartOperation } from "../operation-view";
import { planOperation, type OperationPlan } from "../plan-operation";
import { noteLastOperation } from "./internal/environment-summary-repository";
import { tellOperation } from "./internal/move-operation";
import { insertOperation, lockEnvironment } from "./internal/operation-repository";
import { operationViewOf } from "./internal/operation-view-of";
import { readSituation, type EnvironmentSituation } from "./internal/plan-situation";
import { findRelease } from "./internal/release-repository";
import { requestCancel } from "./internal/request-cancel";
import { advanceOperation } from "./jobs/advance-operation";
import { carryOutCancel } from "./jobs/carry-out-cancel";

type StartInput = { actor: Actor; environmentId: string } & StartOperation;

/**
 * Asks for an operation on an environment's stack. Nothing is sent to AWS here: the worker does that. A rollback is resolved by the
 * stack's status, and the answer's `resolvedTo` names what it came to; where that is to cancel a running update, the answer is the
 * operation that is being cancelled. Throws "not-found", "unknown-release", "stack-busy", "not-possible", "environment-protected",
 * "confirmation-required".
 */
export async function startOperation({ actor, environmentId, ...wanted }: StartInput): Promise<OperationView> {
  authorize(actor, "operations:run");
  await Promise.all([prepareQueue(advanceOperation), prepareQueue(carryOutCancel)]);
  return inAnsweredTransaction(async (tx) => {
    await lockEnvironment(tx, environmentId);
    const read = await readSituation(tx, environmentId);
    if (!read) throw new AppError("not-found", "There is no such environment.");
    const plan = planOperation(wanted, read.situation);
    switch (plan.kind) {
      case "refused":
        throw new AppError(plan.code, plan.message);
      case "cancel": {
        if (!read.holding) throw new AppError("not-possible", "Nothing is running any more.");
        const cancelled = await requestCancel(tx, { actor, operation: read.holding, reason: wanted.reason, askedAs: "rollback" });
        return { ...operationViewOf(cancelled), resolvedTo: "cancel-update" };
      }
      case "operation":
        return begin(tx, actor, wanted, read, plan);
    }
  });
}

type NewOperationPlan = Extract<OperationPlan, { kind: "operation" }>;

async function begin(tx: Transaction, actor: Actor, wanted: StartOperation, { environment }: EnvironmentSituation, plan: NewOperationPlan): Promise<OperationView> {
  await requireRelease(tx, environment.id, plan.release);
  const operation = await insertOperation(tx, {
    environmentId: environment.id,
    kind: wanted.kind,
    resolvedTo: plan.resolvedTo,
    state: plan.previewed ? "queued" : "submitting",
    release: plan.release,
    fromRelease: environment.runningRelease,
    reason: wanted.reason ?? null,
    autoConfirm: wanted.autoConfirm,
    options: { resourcesToSkip: wanted.resourcesToSkip ?? [] },
    stackArn: plan.resolvedTo === "create-stack" ? null : environment.stackArn,
    requestedBy: actorName(actor),
    requestedById: personIdOf(actor),
  });
  await writeAudit(tx, {
    actor,
    action: "operation.request",
    outcome: { kind: "done" },
    object: { type: "operation", id: operation.id },
    environmentId: environment.id,
    operationId: operation.id,
    summary: `Asked for ${words(wanted.kind, plan.release)} of ${environment.name}.`,
    details: { kind: wanted.kind, resolvedTo: plan.resolvedTo, release: plan.release, autoConfirm: wanted.autoConfirm, reason: wanted.reason ?? null },
  });
  await noteLastOperation(tx, operation, holdsStack(operation.state));
  await tellOperation(tx, operation);
  await enqueue(tx, advanceOperation, { operationId: operation.id });
  return operationViewOf(operation);
}

/** In the transaction: one that asked for a second connection while it holds one would wait, with all others that do, for the pool. */
async function requireRelease(tx: Transaction, environmentId: string, release: number | null): Promise<void> {
  if (release === null) return;
  if (!(await findRelease(tx, environmentId, release))) throw new AppError("unknown-release", `This environment has no release ${release}.`);
}

function words(kind: StartOperation["kind"], release: number | null): string {
  switch (kind) {
    case "deploy":
      return `a deployment of release ${release}`;
    case "rollback":
      return release === null ? "a rollback" : `a rollback to release ${release}`;
    case "continue-rollback":
      return "the rollback's continuation";
    case "retry":
      return `another try of release ${release}`;
    case "delete":
      return "the deletion of the stack";
  }
}
