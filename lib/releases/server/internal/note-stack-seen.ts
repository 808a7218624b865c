import "server-only";

import { writeAudit } from "@/lib/auth/server/audit-repository";
import type { StackSnapshot } from "@/lib/aws/cloudformation/stack-snapshot";
import { inTransaction } from "@/lib/db/transaction";
import { publishEnvironment } from "@/lib/environments/server/publish-environment";

import { findStackSeenAt, noteStack, type WatchedStack } from "./environment-summary-repository";
import { findHoldingOperation, lockEnvironment } from "./operation-repository";

/**
 * Keeps what AWS says of a stack that nothing of ours runs on. A status other than the one on record was brought about by somebody
 * else: that is written to the audit, once, and shown. `askedAt`: what was learned from AWS since then is newer than this.
 */
export async function noteStackSeen(stack: WatchedStack, snapshot: StackSnapshot | null, askedAt: Date): Promise<void> {
  const status = snapshot?.status ?? "DELETE_COMPLETE";
  const isNews = status !== stack.stackStatus;
  await inTransaction(async (tx) => {
    await lockEnvironment(tx, stack.environmentId);
    if (await findHoldingOperation(tx, stack.environmentId)) return;
    const seenAt = await findStackSeenAt(tx, stack.environmentId);
    if (seenAt !== null && seenAt > askedAt) return;
    await noteStack(tx, stack.environmentId, {
      stackStatus: status,
      stackStatusReason: snapshot?.statusReason ?? null,
      stackStatusAsOf: askedAt,
      ...(snapshot ? { stackOutputs: snapshot.outputs } : {}),
      // What the stack runs after somebody else's change, no release of ours says.
      ...(isNews && status === "DELETE_COMPLETE" ? { runningRelease: null } : {}),
    });
    if (!isNews) return;
    if (stack.stackStatus !== null)
      await writeAudit(tx, {
        actor: { kind: "system", name: "Pilothouse" },
        action: "environment.changed-outside",
        outcome: { kind: "done" },
        object: { type: "environment", id: stack.environmentId },
        environmentId: stack.environmentId,
        summary: `The stack of ${stack.name} was changed outside Pilothouse: ${stack.stackStatus} before, ${status} now.`,
        details: { before: stack.stackStatus, now: status },
      });
    await publishEnvironment(tx, stack.environmentId);
  });
}
