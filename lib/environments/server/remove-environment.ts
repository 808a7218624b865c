import "server-only";

import { authorize } from "@/lib/auth/authorize";
import type { Actor } from "@/lib/auth/actor";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import { findOpenOperation, lockEnvironment, markRemoved } from "./internal/environment-repository";

/**
 * Takes an environment out of the panel; its history stays. Only without a stack, or with `letGo`: then the stack goes on in AWS and
 * Pilothouse knows nothing of it any more. Nothing in AWS is touched either way. Throws `AppError` "not-found", "stack-busy",
 * "environment-protected" or "environment-has-stack".
 */
export async function removeEnvironment(input: { actor: Actor; environmentId: string; letGo: boolean; now: Date }): Promise<void> {
  const { actor, environmentId, letGo, now } = input;
  authorize(actor, "environments:write");
  await inTransaction(async (tx) => {
    const environment = await lockEnvironment(tx, environmentId);
    if (!environment) throw new AppError("not-found", "There is no such environment.");
    const { name, stackArn, stackStatus } = environment;

    const open = await findOpenOperation(tx, environmentId);
    if (open)
      throw new AppError("stack-busy", `${name} has an operation that is not over (${open.kind} of ${open.requestedBy}, ${open.state}); let it end or discard it first.`);
    if (environment.protected) throw new AppError("environment-protected", `${name} is protected; take the protection off first.`);
    const hasStack = stackStatus !== null && stackStatus !== "DELETE_COMPLETE";
    if (hasStack && !letGo)
      throw new AppError("environment-has-stack", `${name} has a stack. Delete the stack first, or let it go on purpose: then it stays in AWS.`);

    await markRemoved(tx, environmentId, now);
    await writeAudit(tx, {
      actor,
      action: "environment.remove",
      outcome: { kind: "done" },
      object: { type: "environment", id: environmentId },
      environmentId,
      summary: hasStack ? `Removed ${name} and let its stack go; it stays in AWS.` : `Removed ${name}.`,
      details: { letGo: hasStack, stackArn: hasStack ? stackArn : null },
    });
  });
}
