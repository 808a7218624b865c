import "server-only";

import { writeAudit } from "@/lib/auth/server/audit-repository";
import { findDefaultIdentity } from "@/lib/aws/default-identity";
import { database, inTransaction } from "@/lib/db/transaction";
import { serverEnv } from "@/lib/env/server";

import { findAccountByName, hasDefaultChainAccount, insertAwsAccount } from "./internal/account-repository";

/**
 * Where the machine has AWS credentials of its own and no sandbox runs, makes the account connection that uses them, unless there
 * is one. Safe to repeat.
 */
export async function ensureDefaultAccount(): Promise<void> {
  if (serverEnv().sandboxUrl || (await hasDefaultChainAccount(database()))) return;
  const identity = await findDefaultIdentity();
  if (!identity) return;
  await inTransaction(async (tx) => {
    const name = `AWS ${identity.accountNumber}`;
    if ((await hasDefaultChainAccount(tx)) || (await findAccountByName(tx, name))) return;
    const account = await insertAwsAccount(tx, {
      name,
      regions: [identity.region],
      roleArn: null,
      executionRoleArn: null,
      stackNamePrefix: "pilothouse-",
      templateBucket: null,
      externalId: null,
      accountNumber: identity.accountNumber,
    });
    await writeAudit(tx, {
      actor: { kind: "system", name: "worker" },
      action: "account.create",
      outcome: { kind: "done" },
      object: { type: "account", id: account.id },
      summary: `Added the account connection of this machine's own AWS credentials (${identity.accountNumber}).`,
    });
  });
}
