import "server-only";

import { authorize } from "@/lib/auth/authorize";
import type { Actor } from "@/lib/auth/actor";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { database } from "@/lib/db/transaction";

import { openSandbox } from "./internal/open-sandbox";

/** Takes away every filled-in past: stacks have run since they were launched, no longer. Throws `AppError` "sandbox-only". */
export async function clearSandboxPasts({ actor }: { actor: Actor }): Promise<void> {
  authorize(actor, "sandbox:control");
  const { accountId, control } = await openSandbox();
  await control.clearPasts();
  await writeAudit(database(), {
    actor,
    action: "sandbox.set-past",
    outcome: { kind: "done" },
    object: { type: "account", id: accountId },
    summary: "Cleared the sandbox's filled-in pasts.",
  });
}
