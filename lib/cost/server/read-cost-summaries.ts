import "server-only";

import { Big } from "big.js";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";

import { addMonths, dayOf, monthOf } from "../bill-day";
import type { CostSummary, MonthSummary } from "../cost-summary";
import { findMonthSummary, listCostSummaryRecords } from "./internal/cost-summary-repository";

const USD_DECIMALS = 6;

const windowOf = (now: Date) => ({ firstDay: monthOf(dayOf(now)), endDay: addMonths(dayOf(now), 1) });

/** The running month of some environments, for lists of them. */
export async function readCostSummaries({ actor, now, environmentIds }: { actor: Actor; now: Date; environmentIds: readonly string[] }): Promise<CostSummary[]> {
  authorize(actor, "costs:read");
  const records = await listCostSummaryRecords(windowOf(now), environmentIds);
  return records.map(({ environmentId, actualUsd, planLowUsd, planHighUsd, listUsd }) => ({
    environmentId,
    actualUsd: rounded(actualUsd),
    planLowUsd: rounded(planLowUsd),
    planHighUsd: rounded(planHighUsd),
    listUsd: rounded(listUsd),
  }));
}

/** The running month of all that has a stack. */
export async function readMonthSummary({ actor, now }: { actor: Actor; now: Date }): Promise<MonthSummary> {
  authorize(actor, "costs:read");
  const { actualUsd, planLowUsd, planHighUsd, withoutPlan } = await findMonthSummary(windowOf(now));
  return { month: dayOf(now).slice(0, 7), actualUsd: rounded(actualUsd), planLowUsd: Number(planLowUsd), planHighUsd: Number(planHighUsd), withoutPlan };
}

const rounded = (usd: string | null): number | null => (usd === null ? null : new Big(usd).round(USD_DECIMALS, Big.roundHalfUp).toNumber());
