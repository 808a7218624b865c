import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import { deleteBudget } from "./internal/budget-repository";

/** Throws `AppError` "not-found". */
export async function removeBudget({ actor, budgetId }: { actor: Actor; budgetId: string }): Promise<void> {
  authorize(actor, "budgets:write");
  await inTransaction(async (tx) => {
    const removed = await deleteBudget(tx, budgetId);
    if (!removed) throw new AppError("not-found", "There is no such budget.");
    await writeAudit(tx, {
      actor,
      action: "budget.remove",
      outcome: { kind: "done" },
      object: { type: "budget", id: budgetId },
      environmentId: removed.environmentId ?? undefined,
      summary: removed.system === null ? "Removed an environment's budget." : `Removed the budget of ${removed.system}.`,
    });
  });
}
