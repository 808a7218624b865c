import "server-only";

import { authorize } from "@/lib/auth/authorize";
import type { Actor } from "@/lib/auth/actor";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { database } from "@/lib/db/transaction";

import type { SandboxSpeed } from "../sandbox-controls";
import { openSandbox } from "./internal/open-sandbox";

/** Sets the speed for whatever the sandbox does from now on; what has begun goes on at its own. Throws `AppError` "sandbox-only". */
export async function setSandboxSpeed({ actor, speed }: { actor: Actor } & SandboxSpeed): Promise<SandboxSpeed> {
  authorize(actor, "sandbox:control");
  const { accountId, control } = await openSandbox();
  const now = await control.setSpeed(speed);
  await writeAudit(database(), {
    actor,
    action: "sandbox.set-speed",
    outcome: { kind: "done" },
    object: { type: "account", id: accountId },
    summary: `Set the sandbox to ${now} times AWS's speed.`,
    details: { speed: now },
  });
  return { speed: now };
}
