import "server-only";

import { authorize } from "@/lib/auth/authorize";
import type { Actor } from "@/lib/auth/actor";
import { database } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import type { AccountDetail } from "../account-input";
import { findAccount } from "./internal/account-repository";

/** One connection with what must be set up on the AWS side; administrators only, since the external id is among it. */
export async function readAccount({ actor, accountId }: { actor: Actor; accountId: string }): Promise<AccountDetail> {
  authorize(actor, "accounts:manage");
  const account = await findAccount(database(), accountId);
  if (!account) throw new AppError("not-found", "There is no such account connection.");
  return account;
}
