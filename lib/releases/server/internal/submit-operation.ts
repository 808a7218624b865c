import "server-only";

import type { MutationAnswer } from "@/lib/aws/mutation-answer";
import { listCalls, sendMutation } from "@/lib/aws/mutation-ledger-repository";
import { database, inTransaction } from "@/lib/db/transaction";

import type { OperationObservation } from "../../advance-operation";
import { isLegal, whyNotLegal, type StackAct } from "../../legality";
import { saysNothingToChange } from "../../no-change";
import type { Resolution } from "../../operation-state";
import { refusalWords } from "../../refusal-words";
import { acceptOperation } from "./accept-operation";
import { findActAudit, SUBMITTING_ACTS } from "./act-audit-repository";
import { callToken } from "./call-token";
import { endPreview } from "./end-preview";
import { findStackNow, stackChangedAt, type StackNow } from "./find-stack-now";
import { leaseRight } from "./lease-repository";
import { moveOperation } from "./move-operation";
import type { StepContext, StepResult } from "./operation-step";
import { operationMutation } from "./operation-mutation";

const STILL_FRESH_MS = 5_000; // what the preview saw is as new as another look: reads lag behind writes by as much
const SEND_AGAIN_SECONDS = 5; // AWS throttled: it certainly did nothing

const SEARCHING = "AWS did not say whether it accepted the change; its events are being searched.";

/**
 * Hands a confirmed operation to AWS. The state `submitting` and the ledger row are committed before the call, so that whoever comes
 * after a crash knows that it may have been sent, and looks for it instead of sending it anew.
 */
export async function submitOperation(context: StepContext): Promise<StepResult> {
  const { operation, aws, fence, now } = context;
  const token = callToken(operation.id, "submit");
  const sent = (await listCalls(database(), operation.id)).find((call) => call.token === token);
  if (sent) {
    const last = sent.outcomes.at(-1);
    if (last?.kind === "accepted" || last?.kind === "found-by-token") return acceptOperation(context);
    if (last?.kind === "refused") return refuse(context, last.errorCode ?? "", `Error code ${last.errorCode ?? "unknown"}`);
    await inTransaction((tx) => moveOperation(tx, operation, { seen: { kind: "no-answer" }, change: { submittedAt: now, stateReason: SEARCHING }, fence, now }));
    return "moved";
  }

  const obstacle = await findObstacle(context);
  if (obstacle) return endPreview(context, obstacle.seen, obstacle.reason);

  const mutation = await operationMutation(context, token);
  const auditId = await findActAudit(database(), operation.id, SUBMITTING_ACTS);
  const call = { token, operationId: operation.id, auditId, ...aws.scope, action: mutation.action, target: mutation.target };
  const answer = await sendMutation(call, mutation.send, leaseRight(operation.id, fence));
  return takeAnswer(context, answer);
}

/** What an answer to the operation's own call means; also for one that was sent again. */
export async function takeAnswer(context: StepContext, answer: MutationAnswer): Promise<StepResult> {
  const { operation, fence, now } = context;
  switch (answer.kind) {
    case "accepted":
    case "already-done":
      return acceptOperation(context);
    case "refused":
      return refuse(context, answer.errorCode, answer.message);
    case "no-answer":
      if (operation.state === "unknown") return { againInSeconds: SEND_AGAIN_SECONDS };
      await inTransaction((tx) =>
        moveOperation(tx, operation, { seen: { kind: "no-answer" }, change: { submittedAt: new Date(), stateReason: SEARCHING }, fence, now }),
      );
      return "moved";
  }
}

const ACT: Record<Resolution, StackAct | null> = {
  "create-stack": "deploy-create",
  "update-stack": "deploy-update",
  "cancel-update": null,
  "continue-update-rollback": "continue-rollback",
  "rollback-stack": "rollback-stack",
  "delete-stack": "delete",
};

/** Looks once more before anything is sent: what was confirmed may no longer be possible, or no longer be what was confirmed. */
async function findObstacle(context: StepContext): Promise<{ seen: OperationObservation; reason: string } | null> {
  const { operation, now } = context;
  if (operation.environment.protected && operation.resolvedTo === "delete-stack")
    return { seen: { kind: "refused" }, reason: "The environment is protected: its stack cannot be deleted." };
  if (operation.previewedAt && now.getTime() - operation.previewedAt.getTime() < STILL_FRESH_MS) return null;
  const stack = await findStackNow(context);
  const status = stack.kind === "found" ? stack.snapshot.status : null;
  const act = operation.kind === "retry" ? "retry" : ACT[operation.resolvedTo];
  if (act !== null && !isLegal(act, status)) return { seen: { kind: "refused" }, reason: whyNotLegal(act, status) };
  if (wasOvertaken(context, stack))
    return { seen: { kind: "overtaken" }, reason: "The stack was changed after this preview was made; make a new one." };
  return null;
}

function wasOvertaken({ operation }: StepContext, stack: StackNow): boolean {
  if (!operation.preview) return false;
  return (stackChangedAt(stack)?.getTime() ?? null) !== (operation.preview.stackChangedAt?.getTime() ?? null);
}

/** AWS's codes for a change set that another change has made worthless. */
const OVERTAKEN_CODES = new Set(["InvalidChangeSetStatus", "InvalidChangeSetStatusException", "ChangeSetNotFound", "ChangeSetNotFoundException"]);

async function refuse(context: StepContext, errorCode: string, message: string): Promise<StepResult> {
  if (saysNothingToChange(message)) return endPreview(context, { kind: "nothing-to-change" }, "The stack already runs exactly this release.");
  if (OVERTAKEN_CODES.has(errorCode)) return endPreview(context, { kind: "overtaken" }, "Another change ran on the stack after this preview was made; make a new one.");
  return endPreview(context, { kind: "refused" }, refusalWords("AWS did not accept the change, and nothing was changed.", message));
}

