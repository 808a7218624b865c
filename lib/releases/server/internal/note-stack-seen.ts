import "server-only";

import type { StackSnapshot } from "@/lib/aws/cloudformation/stack-snapshot";
import type { OpenScope } from "@/lib/aws/scope";
import { database, inTransaction } from "@/lib/db/transaction";
import { publishEnvironment } from "@/lib/environments/server/publish-environment";

import { findStackSeen, noteStack, type WatchedStack } from "./environment-summary-repository";
import { findNewestOfStack } from "./event-repository";
import { findHoldingOperation, lockEnvironment, wasDeletedByUs } from "./operation-repository";
import { pollStack } from "./poll-stack";

const CANNOT_FIND = "AWS cannot find this stack.";

/**
 * Keeps what AWS says of a stack that nothing of ours runs on. Where it has changed since its last event that we know, somebody else
 * changed it: its history is read, which writes that down. `askedAt`: what was learned from AWS since then is newer than this.
 */
export async function noteStackSeen(aws: OpenScope, stack: WatchedStack, snapshot: StackSnapshot | null, askedAt: Date): Promise<void> {
  const { environmentId, stackArn } = stack;
  if (snapshot && (await hasUnknownChange(stack, snapshot))) await pollStack(aws, stackArn);
  await inTransaction(async (tx) => {
    await lockEnvironment(tx, environmentId);
    if (await findHoldingOperation(tx, environmentId)) return;
    const seen = await findStackSeen(tx, environmentId);
    if (seen.at !== null && seen.at > askedAt) return;
    if (!snapshot && !(await wasDeletedByUs(tx, environmentId))) {
      // AWS describes a deleted stack by its ARN for ninety days: not to find it says nothing of what became of it.
      if (seen.reason === CANNOT_FIND) return;
      await noteStack(tx, environmentId, { stackStatusReason: CANNOT_FIND });
      await publishEnvironment(tx, environmentId);
      return;
    }
    const status = snapshot?.status ?? "DELETE_COMPLETE";
    await noteStack(tx, environmentId, {
      stackStatus: status,
      stackStatusReason: snapshot?.statusReason ?? null,
      stackStatusAsOf: askedAt,
      ...(snapshot ? { stackOutputs: snapshot.outputs } : {}),
    });
    if (seen.status !== status || seen.reason === CANNOT_FIND) await publishEnvironment(tx, environmentId);
  });
}

async function hasUnknownChange(stack: WatchedStack, { status, lastUpdatedAt }: StackSnapshot): Promise<boolean> {
  if (status !== stack.stackStatus) return true;
  const newest = await findNewestOfStack(database(), stack.stackArn);
  // AWS stamps a stack's last update when it begins, so that each of its events is later.
  return newest !== null && lastUpdatedAt !== null && lastUpdatedAt > newest.at;
}
