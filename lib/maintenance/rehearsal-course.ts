import type { OperationKind, OperationState } from "@/lib/releases/operation-state";
import { hasEnded, holdsStack } from "@/lib/releases/operation-state";

import type { RehearsalState } from "./rehearsal";

/** What is measured is AWS's own: from `startedAt` to `settledAt`, with `wentBackAt` between where CloudFormation turned round by itself. */
export type ObservedOperation = {
  state: OperationState;
  stateReason: string | null;
  startedAt: Date | null;
  wentBackAt: Date | null;
  settledAt: Date | null;
  /** When Pilothouse saw that it was over: later than AWS was done, much later where the worker was away. */
  endedAt: Date | null;
};

/** An operation that was asked for in the environment since the rehearsal began, by whom ever. */
export type OtherOperation = { id: string; kind: OperationKind; state: OperationState; release: number | null; requestedBy: string };

type Standing = {
  state: RehearsalState;
  failing: boolean;
  fromRelease: number;
  harmlessRelease: number | null;
  startedAt: Date;
  rollbackAskedAt: Date | null;
};

/** `others`, oldest first, without the two that are the rehearsal's own. */
type Seen = { deploy: ObservedOperation | null; rollback: ObservedOperation | null; others: readonly OtherOperation[]; now: Date };

/** What is left out stays as it was. `endedAt` is when the last operation ended, not when that was noticed. */
export type RehearsalChange = {
  state: RehearsalState;
  deployOperationId?: string;
  rollbackOperationId?: string;
  deploySeconds?: number;
  rollbackSeconds?: number;
  reason?: string;
  endedAt?: Date;
};

const ASKS_WITHIN_MS = 120_000; // a web process needs seconds from the rehearsal's row to the operation's; past this it is gone

/** What operations say about a rehearsal; null: nothing new. */
export function nextOfRehearsal(standing: Standing, seen: Seen): RehearsalChange | null {
  switch (standing.state) {
    case "deploying":
      return standing.failing ? afterFailingDeployment(standing, seen) : afterDeployment(standing, seen);
    case "deployed":
      return afterOthers(standing, seen);
    case "rolling-back":
      return afterWayBack(standing, seen);
    case "recorded":
    case "stopped":
      return null;
  }
}

function afterDeployment(standing: Standing, { deploy, others, now }: Seen): RehearsalChange | null {
  if (!deploy) return takenUp(standing, others, now);
  if (!hasEnded(deploy.state)) return null;
  const deploySeconds = secondsBetween(deploy.startedAt, deploy.settledAt);
  if (deploy.state === "succeeded") return { state: "deployed", deploySeconds };
  return { state: "stopped", deploySeconds, reason: `The harmless release ended ${endOf(deploy)}`, endedAt: deploy.endedAt ?? now };
}

function afterFailingDeployment(standing: Standing, { deploy, others, now }: Seen): RehearsalChange | null {
  if (!deploy) return takenUp(standing, others, now);
  if (!hasEnded(deploy.state)) return null;
  const deploySeconds = secondsBetween(deploy.startedAt, deploy.wentBackAt);
  const endedAt = deploy.endedAt ?? now;
  if (deploy.state === "rolled-back") return { state: "recorded", deploySeconds, rollbackSeconds: secondsBetween(deploy.wentBackAt, deploy.settledAt), endedAt };
  return { state: "stopped", deploySeconds, reason: `The deployment should have failed and rolled back; it ended ${endOf(deploy)}`, endedAt };
}

/** Whoever began it may have been cut off between the rehearsal and its operation, or between the operation and word of it. */
function takenUp({ harmlessRelease, startedAt, state }: Standing, others: readonly OtherOperation[], now: Date): RehearsalChange | null {
  if (now.getTime() - startedAt.getTime() < ASKS_WITHIN_MS) return null;
  const asked = others.find(({ kind, release }) => kind === "deploy" && release !== null && release === harmlessRelease);
  if (asked) return { state, deployOperationId: asked.id };
  return { state: "stopped", reason: "Pilothouse was cut off before it had asked for the deployment. Nothing was changed; begin again.", endedAt: now };
}

/** The way back may be taken by the environment's own button too; and somebody else may deploy something meanwhile. */
function afterOthers({ fromRelease, harmlessRelease }: Standing, { others, now }: Seen): RehearsalChange | null {
  for (const { id, kind, state, release, requestedBy } of others) {
    if (kind === "rollback" && release === fromRelease && (holdsStack(state) || state === "succeeded")) return { state: "rolling-back", rollbackOperationId: id };
    if (state === "succeeded" && release !== harmlessRelease)
      return { state: "stopped", reason: `${requestedBy} ${release === null ? "changed the stack" : `brought release ${release}`} meanwhile, so there was nothing to go back from any more.`, endedAt: now };
  }
  return null;
}

function afterWayBack(standing: Standing, seen: Seen): RehearsalChange | null {
  const { fromRelease, harmlessRelease, rollbackAskedAt } = standing;
  const { rollback, others, now } = seen;
  if (!rollback) {
    if (rollbackAskedAt && now.getTime() - rollbackAskedAt.getTime() < ASKS_WITHIN_MS) return null;
    const asked = others.findLast(({ kind, release }) => kind === "rollback" && release === fromRelease);
    return asked ? { state: "rolling-back", rollbackOperationId: asked.id } : { state: "deployed" };
  }
  if (!hasEnded(rollback.state)) return null;
  const rollbackSeconds = secondsBetween(rollback.startedAt, rollback.settledAt);
  const endedAt = rollback.endedAt ?? now;
  if (rollback.state === "succeeded") return { state: "recorded", rollbackSeconds, endedAt };
  // Somebody else's change ran between its preview and its turn: who and what says more than that it is stale.
  if (rollback.state === "stale") return afterOthers(standing, seen) ?? { state: "stopped", reason: "Another change of the stack ran before the way back.", endedAt };
  const stays = harmlessRelease !== null && rollback.startedAt === null ? ` Release ${harmlessRelease} stays deployed.` : "";
  return { state: "stopped", rollbackSeconds, reason: `The way back ended ${endOf(rollback)}${stays}`, endedAt };
}

const endOf = ({ state, stateReason }: ObservedOperation): string => (stateReason ? `${state}: ${stateReason}` : `${state}.`);

const secondsBetween = (from: Date | null, to: Date | null): number | undefined => (from && to ? Math.max(0, Math.round((to.getTime() - from.getTime()) / 1_000)) : undefined);
