import "server-only";

import { writeAudit } from "@/lib/auth/server/audit-repository";
import type { Transaction } from "@/lib/db/transaction";

import { isStackBusy } from "../../stack-status";
import { noteStack, type StackOwner } from "./environment-summary-repository";

/**
 * Somebody changes the stack outside Pilothouse: written to the audit once, when it begins or is first noticed. What the stack runs
 * from then on, no release of ours says.
 */
export async function noteForeignChange(tx: Transaction, { id, name, stackStatus }: StackOwner, status: string): Promise<void> {
  await noteStack(tx, id, { runningRelease: null });
  // From "at work" to its end is the same change, which was written down when it began.
  if (stackStatus === null || isStackBusy(stackStatus)) return;
  await writeAudit(tx, {
    actor: { kind: "system", name: "Pilothouse" },
    action: "environment.changed-outside",
    outcome: { kind: "done" },
    object: { type: "environment", id },
    environmentId: id,
    summary: `The stack of ${name} was changed outside Pilothouse: ${stackStatus} before, ${status} now.`,
    details: { before: stackStatus, now: status },
  });
}
