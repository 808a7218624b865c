import "server-only";

import { actorName, type Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { readSystem } from "@/lib/catalog/server/read-system";
import { database, inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import type { SetBudget } from "../budget";
import { findStandingEnvironment, storeBudget } from "./internal/budget-repository";

const MICROS_PER_USD = 1_000_000;

/** Sets or replaces the budget of an environment or of a system. Throws `AppError` "not-found". */
export async function setBudget({ actor, now, budget }: { actor: Actor; now: Date; budget: SetBudget }): Promise<{ id: string }> {
  authorize(actor, "budgets:write");
  const title = await titleOf(actor, budget);
  const of = { environmentId: budget.environmentId ?? null, system: budget.system ?? null };
  return inTransaction(async (tx) => {
    const values = { usdMicros: BigInt(Math.round(budget.usd * MICROS_PER_USD)), thresholds: budget.thresholds, setBy: actorName(actor), setAt: now };
    const id = await storeBudget(tx, of, values);
    await writeAudit(tx, {
      actor,
      action: "budget.set",
      outcome: { kind: "done" },
      object: { type: "budget", id },
      environmentId: budget.environmentId,
      summary: `Set the budget of ${title} to ${budget.usd.toFixed(2)} USD a month.`,
      details: { usd: budget.usd, thresholds: budget.thresholds.join(", ") },
    });
    return { id };
  });
}

async function titleOf(actor: Actor, { environmentId, system }: SetBudget): Promise<string> {
  if (environmentId !== undefined) {
    const environment = await findStandingEnvironment(database(), environmentId);
    if (!environment) throw new AppError("not-found", "There is no such environment.");
    return environment.name;
  }
  const found = await readSystem({ actor, system: system ?? "" });
  if (!found) throw new AppError("not-found", "The catalogue has no such system.");
  return found.title;
}
