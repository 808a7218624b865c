import "server-only";

import { authorize } from "@/lib/auth/authorize";
import type { Actor } from "@/lib/auth/actor";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import { SANDBOX_ACCOUNT_NAME, type AccountDetail, type UpdateAccount } from "../account-input";
import { changeAccount, findAccount, findAccountByName } from "./internal/account-repository";

/** Changes what is named. A new prefix holds for environments made from now on; those there are keep their stack's name. */
export async function updateAccount({
  actor,
  accountId,
  change,
}: {
  actor: Actor;
  accountId: string;
  change: UpdateAccount;
}): Promise<AccountDetail> {
  authorize(actor, "accounts:manage");
  return inTransaction(async (tx) => {
    const before = await findAccount(tx, accountId);
    if (!before) throw new AppError("not-found", "There is no such account connection.");
    if (before.kind === "sandbox" && (change.name ?? change.roleArn ?? change.executionRoleArn ?? change.templateBucket))
      throw new AppError("not-possible", "Of the sandbox only the regions and the stack name prefix can be changed.");
    if (change.name !== undefined) await refuseTakenName(tx, accountId, change.name);
    const account = await changeAccount(tx, accountId, change);
    await writeAudit(tx, {
      actor,
      action: "account.update",
      outcome: { kind: "done" },
      object: { type: "account", id: accountId },
      summary: `Changed the account connection ${account.name}: ${Object.keys(change).join(", ")}.`,
    });
    return account;
  });
}

async function refuseTakenName(tx: Parameters<typeof findAccountByName>[0], accountId: string, name: string): Promise<void> {
  const holder = await findAccountByName(tx, name);
  if (name.toLowerCase() === SANDBOX_ACCOUNT_NAME.toLowerCase() || (holder && holder.id !== accountId))
    throw new AppError("name-taken", `There is an account connection called ${name} already; choose another name.`);
}
