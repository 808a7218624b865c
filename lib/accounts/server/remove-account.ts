import "server-only";

import { authorize } from "@/lib/auth/authorize";
import type { Actor } from "@/lib/auth/actor";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import { countEnvironmentsOf, deleteAccount, findAccount } from "./internal/account-repository";

/** Forgets a connection that no environment was ever made in. Nothing in AWS is touched: a feed's rule and queue stay there. */
export async function removeAccount({ actor, accountId }: { actor: Actor; accountId: string }): Promise<void> {
  authorize(actor, "accounts:manage");
  await inTransaction(async (tx) => {
    const account = await findAccount(tx, accountId);
    if (!account) throw new AppError("not-found", "There is no such account connection.");
    if (account.kind === "sandbox") throw new AppError("not-possible", "The sandbox's connection belongs to the product; it cannot be removed.");
    const { present, removed } = await countEnvironmentsOf(tx, accountId);
    if (present > 0) throw new AppError("not-possible", `${present} environments are in this account; remove them first.`);
    if (removed > 0)
      throw new AppError("not-possible", `The history of ${removed} removed environments refers to this account; it stays for them.`);
    await deleteAccount(tx, accountId);
    await writeAudit(tx, {
      actor,
      action: "account.remove",
      outcome: { kind: "done" },
      object: { type: "account", id: accountId },
      summary: `Removed the account connection ${account.name}.`,
    });
  });
}
