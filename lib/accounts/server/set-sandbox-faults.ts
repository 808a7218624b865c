import "server-only";

import { authorize } from "@/lib/auth/authorize";
import type { Actor } from "@/lib/auth/actor";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { database } from "@/lib/db/transaction";

import type { SandboxFaultsView, SetSandboxFaults } from "../sandbox-controls";
import { openSandbox } from "./internal/open-sandbox";

/** Replaces the failures that are set in the sandbox; an empty list clears them. Throws `AppError` "sandbox-only". */
export async function setSandboxFaults({ actor, faults }: { actor: Actor } & SetSandboxFaults): Promise<SandboxFaultsView> {
  authorize(actor, "sandbox:control");
  const { accountId, control } = await openSandbox();
  const now = await control.replaceFaults(faults);
  await writeAudit(database(), {
    actor,
    action: "sandbox.set-faults",
    outcome: { kind: "done" },
    object: { type: "account", id: accountId },
    summary: now.length === 0 ? "Cleared the sandbox's failures." : `Set ${now.length} failure${now.length === 1 ? "" : "s"} in the sandbox.`,
    details: { faults: now.map(({ stack, logicalId, operation }) => `${stack}/${logicalId} ${operation}`).join("; ") },
  });
  return { faults: now };
}
