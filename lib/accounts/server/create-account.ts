import "server-only";

import { randomUUID } from "node:crypto";

import { authorize } from "@/lib/auth/authorize";
import type { Actor } from "@/lib/auth/actor";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import { SANDBOX_ACCOUNT_NAME, type AccountDetail, type CreateAccount } from "../account-input";
import { findAccountByName, insertAwsAccount } from "./internal/account-repository";

/** Adds a connection to an AWS account; the worker tries it within a minute. The external id is ours, never the caller's to choose. */
export async function createAccount({ actor, ...input }: { actor: Actor } & CreateAccount): Promise<AccountDetail> {
  authorize(actor, "accounts:manage");
  return inTransaction(async (tx) => {
    if (input.name.toLowerCase() === SANDBOX_ACCOUNT_NAME.toLowerCase() || (await findAccountByName(tx, input.name)))
      throw new AppError("name-taken", `There is an account connection called ${input.name} already; choose another name.`);
    const account = await insertAwsAccount(tx, { ...input, externalId: `pilothouse-${randomUUID()}`, accountNumber: null });
    await writeAudit(tx, {
      actor,
      action: "account.create",
      outcome: { kind: "done" },
      object: { type: "account", id: account.id },
      summary: `Added the account connection ${account.name}.`,
      details: { regions: account.regions.join(", "), roleArn: account.roleArn },
    });
    return account;
  });
}
