import "server-only";

import type { Transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import { lockAdministrators } from "./person-repository";

/** Throws "last-admin" where nobody could manage people once this person no longer can. Call it before the change, in its transaction. */
export async function keepAnAdministrator(tx: Transaction, withoutPersonId: string): Promise<void> {
  const administrators = await lockAdministrators(tx);
  if (administrators.some((id) => id !== withoutPersonId) || !administrators.includes(withoutPersonId)) return;
  throw new AppError("last-admin", "This is the last administrator. Make somebody else an administrator first.");
}
