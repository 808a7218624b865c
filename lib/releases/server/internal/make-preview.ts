import "server-only";

import { parseTemplate } from "@/lib/catalog/template";
import { database, inTransaction, type Transaction } from "@/lib/db/transaction";

import { isLegal, legalDeploy, whyNotLegal } from "../../legality";
import type { Resolution } from "../../operation-state";
import { endPreview } from "./end-preview";
import { findStackNow } from "./find-stack-now";
import { makeChangeSetPreview } from "./make-change-set-preview";
import { makeDeletionPreview } from "./make-deletion-preview";
import { moveOperation, writeOperation } from "./move-operation";
import type { OperationRecord } from "./operation-record";
import { findHoldingOperation } from "./operation-repository";
import type { StepContext, StepResult } from "./operation-step";
import { findRelease, findTemplateBody } from "./release-repository";

/**
 * Makes an operation's preview: of a deletion from the stack's resources, of anything else from a change set. Safe to run again at
 * any point: the change set has a name that follows from the operation.
 */
export async function makePreview(context: StepContext): Promise<StepResult> {
  const { operation } = context;
  const holding = await findHoldingOperation(database(), operation.environmentId);
  if (holding) return endPreview(context, { kind: "preview-failed" }, `${holding.requestedBy}'s ${holding.kind} is at work on the stack; ask again when that has ended.`);
  const stack = await findStackNow(context);
  if (stack.kind === "foreign")
    return endPreview(context, { kind: "preview-failed" }, `The account has a stack called ${operation.environment.stackName} that Pilothouse did not make; it is left alone.`);

  const status = stack.kind === "found" ? stack.snapshot.status : null;
  const resolvedTo = resolve(operation.resolvedTo, status);
  if (operation.kind === "rollback" && resolvedTo === "create-stack")
    return endPreview(context, { kind: "preview-failed" }, "There is no stack any more to roll back. Deploy the release to launch it again.");
  if (resolvedTo === null)
    return endPreview(context, { kind: "preview-failed" }, whyNotLegal(operation.resolvedTo === "delete-stack" ? "delete" : "deploy-update", status));
  const begun = await inTransaction((tx) => beginPreview(tx, context, resolvedTo));
  if (!begun) return "moved";
  context.operation = begun;

  if (resolvedTo === "delete-stack") return makeDeletionPreview(context, stack);
  const release = operation.release === null ? null : await findRelease(database(), operation.environmentId, operation.release);
  if (!release) return endPreview(context, { kind: "preview-failed" }, "Its release is not on record.");
  const body = await findTemplateBody(database(), release.templateHash);
  const parsed = parseTemplate(body);
  return makeChangeSetPreview(context, { stack, release, body, template: parsed.kind === "parsed" ? parsed.template : null });
}

/** Writes down that it has begun, and what it came to in the stack's present status. Null: somebody else moved it on. */
async function beginPreview(tx: Transaction, { operation, fence, now }: StepContext, resolvedTo: Resolution): Promise<OperationRecord | null> {
  if (operation.state === "queued") return moveOperation(tx, operation, { seen: { kind: "preview-begun" }, change: { resolvedTo }, fence, now });
  return resolvedTo === operation.resolvedTo ? operation : writeOperation(tx, operation, { resolvedTo }, fence);
}

/** What it comes down to in the status of this moment, which may have changed since it was asked for. Null: nothing is legal. */
function resolve(wanted: Resolution, status: string | null): Resolution | null {
  if (wanted === "delete-stack") return isLegal("delete", status) ? "delete-stack" : null;
  switch (legalDeploy(status)) {
    case "deploy-create":
      return "create-stack";
    case "deploy-update":
      return "update-stack";
    case null:
      return null;
  }
}
