import "server-only";

import { authorize } from "@/lib/auth/authorize";
import type { Actor } from "@/lib/auth/actor";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { database } from "@/lib/db/transaction";

import type { DisturbancesView, SetDisturbances } from "../sandbox-disturbances";
import { openSandbox } from "./internal/open-sandbox";

/** Replaces what goes wrong in the sandbox's running stacks; an empty list ends it all. Throws `AppError` "sandbox-only". */
export async function setSandboxDisturbances({ actor, disturbances }: { actor: Actor } & SetDisturbances): Promise<DisturbancesView> {
  authorize(actor, "sandbox:control");
  const { accountId, control } = await openSandbox();
  const now = await control.replaceDisturbances(disturbances);
  await writeAudit(database(), {
    actor,
    action: "sandbox.set-disturbances",
    outcome: { kind: "done" },
    object: { type: "account", id: accountId },
    summary: now.length === 0 ? "Ended the sandbox's disturbances." : `Set ${now.length} disturbance${now.length === 1 ? "" : "s"} in the sandbox.`,
    details: { disturbances: now.map(({ stack, logicalId, kind }) => `${stack}/${logicalId} ${kind}`).join("; ") },
  });
  return { disturbances: now };
}
