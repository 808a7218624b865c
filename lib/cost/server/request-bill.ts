import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { loadConnection } from "@/lib/aws/connection-repository";
import { inTransaction } from "@/lib/db/transaction";
import { enqueue, prepareQueue } from "@/lib/jobs/enqueue";

import { fetchBillNow } from "./jobs/fetch-bill-now";

/** Has the worker ask Cost Explorer for an account's last thirteen months now, at 0.02 USD and 0.01 USD for each further page. Throws `AppError` "unknown-account". */
export async function requestBill({ actor, accountId }: { actor: Actor; accountId: string }): Promise<{ accountId: string }> {
  authorize(actor, "costs:refresh");
  await loadConnection(accountId);
  await prepareQueue(fetchBillNow);
  await inTransaction(async (tx) => {
    await writeAudit(tx, {
      actor,
      action: "costs.fetch",
      outcome: { kind: "done" },
      object: { type: "account", id: accountId },
      summary: "Asked Cost Explorer for the account's bill before its time.",
    });
    await enqueue(tx, fetchBillNow, { accountId });
  });
  return { accountId };
}
