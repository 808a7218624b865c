import "server-only";

import type { Transaction } from "@/lib/db/transaction";
import { notify } from "@/lib/notifications/server/notify";

import { operationNotice } from "../../operation-notice";
import type { OperationRecord } from "./operation-record";

/** Lets those who asked for it hear where an operation has come to, if that is worth hearing. */
export async function tellPeople(tx: Transaction, operation: OperationRecord, now: Date): Promise<void> {
  const notice = operationNotice(operation, now);
  if (notice) await notify(tx, notice);
}
