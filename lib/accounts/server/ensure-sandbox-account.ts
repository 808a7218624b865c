import "server-only";

import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inTransaction } from "@/lib/db/transaction";
import { serverEnv } from "@/lib/env/server";

import { SANDBOX_ACCOUNT_NAME } from "../account-input";
import { upsertSandboxAccount } from "./internal/account-repository";

const SANDBOX_REGIONS = ["us-east-1"]; // each region costs one queue to wait on; an administrator may add more

/** Where a sandbox runs, makes its account connection or brings it to the sandbox's present address. Safe to repeat. */
export async function ensureSandboxAccount(): Promise<void> {
  const endpoint = serverEnv().sandboxUrl;
  if (!endpoint) return;
  await inTransaction(async (tx) => {
    const { id, made } = await upsertSandboxAccount(tx, { name: SANDBOX_ACCOUNT_NAME, endpoint, regions: SANDBOX_REGIONS });
    if (!made) return;
    await writeAudit(tx, {
      actor: { kind: "system", name: "worker" },
      action: "account.create",
      outcome: { kind: "done" },
      object: { type: "account", id },
      summary: "Added the account connection of the sandbox on this machine.",
    });
  });
}
