import type { ProblemCode } from "@/lib/shared/app-error";

import { isLegal, legalDeploy, whyNotLegal, type StackAct } from "./legality";
import type { OperationKind, OperationState, Resolution } from "./operation-state";
import type { BlockedResource, Expectation, StartOperation } from "./operation-view";
import { resolveRollback } from "./rollback-resolution";
import { hasNoStack } from "./stack-status";

/** What stands when an operation is asked for. */
export type RequestSituation = {
  environmentName: string;
  stackStatus: string | null;
  protected: boolean;
  holding: { id: string; kind: OperationKind; state: OperationState; resolvedTo: Resolution; requestedBy: string; cancelRequested: boolean } | null;
  runningRelease: number | null;
  latestRelease: number;
  /** The last release before the running one that ran well; null: there is none. */
  earlierRelease: number | null;
  /** The release of the deployment that stopped half way; null: not on record. */
  attemptedRelease: number | null;
  /** Whether AWS was ever asked to run the newest release, however that went. */
  latestWasTried: boolean;
  /** What keeps the stack stuck; empty where it is not. */
  blocked: readonly BlockedResource[];
};

/**
 * What a request comes down to. `previewed` operations begin with a preview; the others hold the stack at once. "cancel" is no
 * operation of its own but an act on the one that runs.
 */
export type OperationPlan =
  | { kind: "operation"; resolvedTo: Resolution; previewed: boolean; release: number | null }
  | { kind: "cancel"; operationId: string }
  | { kind: "refused"; code: ProblemCode; message: string };

const refused = (code: ProblemCode, message: string): OperationPlan => ({ kind: "refused", code, message });
const direct = (resolvedTo: Resolution, release: number | null): OperationPlan => ({ kind: "operation", resolvedTo, previewed: false, release });
const withPreview = (resolvedTo: Resolution, release: number | null): OperationPlan => ({ kind: "operation", resolvedTo, previewed: true, release });

/** Decides what a request becomes, by the same table that the buttons show; refused where that is not what the person was shown. */
export function planOperation(wanted: StartOperation, situation: RequestSituation): OperationPlan {
  const plan = planByStatus(wanted, situation);
  if (wanted.expects === undefined || plan.kind === "refused") return plan;
  const changed = changedMeanwhile(wanted.expects, plan, situation);
  return changed === null ? plan : refused("not-possible", `${changed} Nothing was done; look again.`);
}

const DOES: Record<Resolution, string> = {
  "create-stack": "launch the stack",
  "update-stack": "deploy a release",
  "cancel-update": "cancel the running update",
  "continue-update-rollback": "continue the failed rollback",
  "rollback-stack": "take the stack back from where it stopped",
  "delete-stack": "delete the stack",
};

type Accepted = Exclude<OperationPlan, { kind: "refused" }>;

/** How the plan differs from what the person was shown, as a sentence; null: it does not. */
function changedMeanwhile(expected: Expectation, plan: Accepted, { stackStatus, holding }: RequestSituation): string | null {
  const resolvedTo = plan.kind === "cancel" ? "cancel-update" : plan.resolvedTo;
  if (resolvedTo !== expected.resolvesTo) {
    const now = hasNoStack(stackStatus) ? "There is no stack any more" : `The stack has moved on to ${stackStatus}`;
    return `${now}: this was to ${DOES[expected.resolvesTo]}, but would now ${DOES[resolvedTo]}.`;
  }
  if (plan.kind === "cancel") {
    const isOther = typeof expected.operationId === "string" && expected.operationId !== plan.operationId;
    return isOther ? `The update that this was to cancel has ended, and ${holding?.requestedBy}'s ${holding?.kind} runs now.` : null;
  }
  const goesElsewhere = typeof expected.release === "number" && expected.release !== plan.release;
  return goesElsewhere ? `This was to go to release ${expected.release}, but would now go to release ${plan.release}.` : null;
}

function planByStatus(wanted: StartOperation, situation: RequestSituation): OperationPlan {
  const misplaced = misplacedOption(wanted, situation);
  if (misplaced) return refused("not-possible", misplaced);
  if (wanted.kind === "rollback" && wanted.release === undefined) return planRollback(wanted, situation);
  if (situation.holding) return busy(situation);

  const { stackStatus, runningRelease, latestRelease } = situation;
  const illegal = (act: StackAct): OperationPlan | null => (isLegal(act, stackStatus) ? null : refused("not-possible", whyNotLegal(act, stackStatus)));
  switch (wanted.kind) {
    case "deploy": {
      const deploy = legalDeploy(stackStatus);
      if (deploy === null) return refused("not-possible", whyNotLegal("deploy-update", stackStatus));
      return withPreview(deploy === "deploy-create" ? "create-stack" : "update-stack", wanted.release ?? latestRelease);
    }
    case "rollback": {
      const release = wanted.release ?? latestRelease;
      if (release === runningRelease) return refused("not-possible", `Release ${release} is what the stack runs already.`);
      if (runningRelease !== null && release > runningRelease) return refused("not-possible", `Release ${release} is newer than the running one (${runningRelease}): deploy it instead.`);
      return illegal("release-rollback") ?? withPreview("update-stack", release);
    }
    case "continue-rollback":
      return illegal("continue-rollback") ?? direct("continue-update-rollback", runningRelease);
    case "retry":
      return illegal("retry") ?? direct("update-stack", situation.attemptedRelease ?? latestRelease);
    case "delete":
      if (situation.protected) return protectedFromDeletion(situation);
      if (hasNoStack(stackStatus)) return refused("not-possible", "There is no stack to delete.");
      return illegal("delete") ?? withPreview("delete-stack", null);
  }
}

function planRollback(wanted: StartOperation, situation: RequestSituation): OperationPlan {
  const { holding, stackStatus, earlierRelease } = situation;
  const resolved = resolveRollback({ stackStatus, holding, earlierRelease });
  switch (resolved.kind) {
    case "cancel-update":
      // Somebody else's update, made outside the panel: there is no operation here that could end as cancelled.
      return holding ? { kind: "cancel", operationId: holding.id } : refused("not-possible", "The running update was not started here; cancel it where it was.");
    case "continue-update-rollback":
      return direct("continue-update-rollback", situation.runningRelease);
    case "rollback-stack":
      if (resolved.deletesStack && situation.protected) return protectedFromDeletion(situation);
      if (resolved.deletesStack && wanted.typedName !== situation.environmentName)
        return refused("confirmation-required", `Rolling this stack back deletes it. Type the environment's name, ${situation.environmentName}, to go on.`);
      return direct("rollback-stack", situation.runningRelease);
    case "to-release":
      return withPreview("update-stack", resolved.release);
    case "disabled":
      return refused(holding ? "stack-busy" : "not-possible", resolved.until ? `${resolved.why} Wait until ${resolved.until}.` : resolved.why);
  }
}

function misplacedOption({ kind, release, resourcesToSkip }: StartOperation, { stackStatus, blocked }: RequestSituation): string | null {
  if (release !== undefined && kind !== "deploy" && kind !== "rollback") return `A release is chosen only for a deployment or a rollback, not for ${kind}.`;
  if (!resourcesToSkip || resourcesToSkip.length === 0) return null;
  if (kind === "continue-rollback" || (kind === "delete" && stackStatus === "DELETE_FAILED")) return notBlocking(resourcesToSkip, blocked);
  return kind === "delete"
    ? "AWS lets resources be kept only when deleting has failed before (DELETE_FAILED)."
    : "Resources can be skipped only when continuing a rollback, or kept when deleting after DELETE_FAILED.";
}

/** AWS skips and keeps only what it could not get done; and what is left behind without need is a stack that no template describes. */
function notBlocking(wanted: readonly string[], blocked: readonly BlockedResource[]): string | null {
  // Of a stack that somebody else changed its failures may not be on record: then AWS decides.
  if (blocked.length === 0) return null;
  const other = wanted.find((id) => !blocked.some(({ logicalId }) => id === logicalId || id.startsWith(`${logicalId}.`)));
  return other === undefined ? null : `${other} is not what blocks the stack: only ${blocked.map(({ logicalId }) => logicalId).join(", ")} can be left out.`;
}

function busy({ holding, environmentName }: RequestSituation): OperationPlan {
  return refused("stack-busy", `${environmentName} is busy: ${holding?.requestedBy}'s ${holding?.kind} is ${holding?.state}. One change at a time; wait until it has ended.`);
}

const protectedFromDeletion = ({ environmentName }: RequestSituation): OperationPlan =>
  refused("environment-protected", `${environmentName} is protected: its stack cannot be deleted. Switch the protection off in its settings first.`);
