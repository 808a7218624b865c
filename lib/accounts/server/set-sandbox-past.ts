import "server-only";

import { authorize } from "@/lib/auth/authorize";
import type { Actor } from "@/lib/auth/actor";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { database } from "@/lib/db/transaction";

import type { SandboxPastInput, SandboxPastsView } from "../sandbox-past";
import { openSandbox } from "./internal/open-sandbox";

/** Lets a stack count as having run for months in the sandbox's bill; a second time replaces the first. Throws `AppError` "sandbox-only". */
export async function setSandboxPast({ actor, past }: { actor: Actor; past: SandboxPastInput }): Promise<SandboxPastsView> {
  authorize(actor, "sandbox:control");
  const { accountId, control } = await openSandbox();
  const pasts = await control.fillInPast(past);
  await writeAudit(database(), {
    actor,
    action: "sandbox.set-past",
    outcome: { kind: "done" },
    object: { type: "account", id: accountId },
    summary: `Filled in a past of ${past.months} month${past.months === 1 ? "" : "s"} for ${past.stack} in the sandbox's bill.`,
    details: { stack: past.stack, months: past.months, ...(past.step ? { step: `${past.step.factor} until ${past.step.daysAgo} days ago` } : {}) },
  });
  return { pasts };
}
