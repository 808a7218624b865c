import "server-only";

import { inTransaction } from "@/lib/db/transaction";
import { notify } from "@/lib/notifications/server/notify";

import { budgetNotices } from "../budget-notice";
import { listBudgets } from "./list-budgets";

/** Has people told of budgets that the bill as it is known now has brought to a threshold. Safe to repeat. */
export async function tellOfBudgets({ now }: { now: Date }): Promise<void> {
  const { month, items } = await listBudgets({ actor: { kind: "system", name: "Pilothouse" }, now });
  const notices = items.flatMap((budget) => budgetNotices(budget, month, now));
  if (notices.length === 0) return;
  await inTransaction(async (tx) => {
    for (const notice of notices) await notify(tx, notice);
  });
}
