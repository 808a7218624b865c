import type { LedgerRow } from "./ledger-view";

/** What the environments of one system come to in a month; null: none of them is known. `without`: environments whose figure is not known. */
export type SystemSums = { planLowUsd: number | null; planHighUsd: number | null; withoutPlan: number; listUsd: number | null; withoutList: number };

type Row = Pick<LedgerRow, "environmentId" | "system" | "planLowUsd" | "planHighUsd" | "listUsd">;

/** Plan and list price by system, of environments that stand. */
export function sumBySystem(rows: readonly Row[]): Map<string, SystemSums> {
  const sums = new Map<string, SystemSums>();
  for (const { environmentId, system, planLowUsd, planHighUsd, listUsd } of rows) {
    if (environmentId === null || system === null) continue;
    const { withoutPlan, withoutList, ...before } = sums.get(system) ?? { planLowUsd: null, planHighUsd: null, withoutPlan: 0, listUsd: null, withoutList: 0 };
    sums.set(system, {
      planLowUsd: plus(before.planLowUsd, planLowUsd),
      planHighUsd: plus(before.planHighUsd, planHighUsd),
      withoutPlan: withoutPlan + (planHighUsd === null ? 1 : 0),
      listUsd: plus(before.listUsd, listUsd),
      withoutList: withoutList + (listUsd === null ? 1 : 0),
    });
  }
  return sums;
}

const plus = (sum: number | null, usd: number | null): number | null => (usd === null ? sum : Math.round(((sum ?? 0) + usd) * 1e6) / 1e6);
