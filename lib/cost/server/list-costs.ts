import "server-only";

import { Big } from "big.js";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { groupBy } from "@/lib/shared/group-by";

import { addMonths, dayOf } from "../bill-day";
import type { BillWindow } from "../bill-window";
import type { RecordKind } from "../billed-row";
import type { LedgerInput } from "../ledger-query";
import type { LedgerRow, LedgerView } from "../ledger-view";
import { forecastMonthEnd, type DailyCost } from "../month-end-forecast";
import { partOfMonth } from "../part-of-month";
import { perMonth } from "../per-month";
import { toBillState } from "../to-bill-state";
import { varianceOf } from "../variance";
import { wholeDays } from "../whole-days";
import { findLedgerPage, type LedgerRecord, type LedgerTotals } from "./internal/ledger-page-repository";
import { listBillStates, listDailyUsage, sumByKind, sumDailyUsage } from "./internal/ledger-repository";

const USD_DECIMALS = 6;

/**
 * The ledger of one month (the running one where none is given): a row per environment, then what no environment's tag covers. Throws
 * "invalid-cursor". Figures are rounded to whole micro-dollars once, after they were summed exactly.
 */
export async function listCosts({ actor, now, ...input }: LedgerInput & { actor: Actor; now: Date }): Promise<LedgerView> {
  authorize(actor, "costs:read");
  const month = input.month ?? dayOf(now).slice(0, 7);
  const window: BillWindow = { firstDay: `${month}-01`, endDay: addMonths(`${month}-01`, 1) };
  // Without a search every day's usage under any tag is meant, which is summed with the kinds already.
  const isNarrowed = input.filter.system !== undefined || input.filter.stage !== undefined || Boolean(input.q);
  const [page, kinds, bills, narrowedDays] = await Promise.all([
    findLedgerPage(window.firstDay, input),
    sumByKind(window, input.filter.accountId),
    listBillStates(),
    isNarrowed ? sumDailyUsage(window, input) : null,
  ]);
  const asOfBill = new Map(bills.map(({ accountId, asOf }) => [accountId, asOf]));
  const wholeDaysOf = dayCutter(window.firstDay, asOfBill, now);
  const forecastOf = (accountId: string | null, days: readonly BilledDay[]) => forecastMonthEnd(window.firstDay, wholeDaysOf(accountId, days));
  const daysOf = groupBy(await listDailyUsage(window, page.records), identityOf);
  const rows = page.records.map((record) => toRow(record, window.firstDay, wholeDaysOf(record.accountId, daysOf.get(identityOf(record)) ?? [])));
  const tagged = narrowedDays ?? kinds.filter(({ kind, isTagged }) => kind === "usage" && isTagged);
  const untagged = kinds.filter(({ kind, isTagged }) => kind === "usage" && !isTagged);

  return {
    month,
    items: rows,
    nextCursor: page.nextCursor,
    total: page.totals.total,
    totals: { ...toTotals(page.totals), forecast: forecastOf(input.filter.accountId ?? null, tagged) },
    untagged: { actualUsd: sumOf(untagged), forecast: forecastOf(input.filter.accountId ?? null, untagged) },
    apart: {
      creditUsd: sumOfKind(kinds, "credit"),
      refundUsd: sumOfKind(kinds, "refund"),
      taxUsd: sumOfKind(kinds, "tax"),
      otherUsd: sumOfKind(kinds, "other"),
    },
    bills: bills.map(toBillState),
  };
}

const toTotals = ({ planLowUsd, planHighUsd, listUsd, runningUsdPerHour, actualUsd, withoutPlan, withoutList, withoutRunning }: LedgerTotals) => ({
  planLowUsd: rounded(planLowUsd),
  planHighUsd: rounded(planHighUsd),
  listUsd: rounded(listUsd),
  runningUsd: rounded(perMonth(runningUsdPerHour)),
  actualUsd: rounded(actualUsd),
  withoutPlan,
  withoutList,
  withoutRunning,
});

type BilledDay = { day: string; usd: string };

/** Whole days by the age of the bill in question; of several accounts, by the oldest: a day that one of them lacks is not whole. */
function dayCutter(month: string, asOfBill: ReadonlyMap<string, Date | null>, now: Date) {
  const known = [...asOfBill.values()].filter((asOf) => asOf !== null);
  const oldest = known.length === 0 ? now : new Date(Math.min(...known.map((asOf) => asOf.getTime())));
  return (accountId: string | null, days: readonly BilledDay[]): DailyCost[] => wholeDays(days, { month, asOf: (accountId === null ? null : asOfBill.get(accountId)) ?? oldest });
}

function toRow({ runningUsdPerHour, runningAsOf, madeAt, ...record }: LedgerRecord, month: string, days: readonly DailyCost[]): LedgerRow {
  const forecast = forecastMonthEnd(month, days);
  const [planLowUsd, planHighUsd, listUsd] = [roundedOrNull(record.planLowUsd), roundedOrNull(record.planHighUsd), roundedOrNull(record.listUsd)];
  const plan = planLowUsd === null || planHighUsd === null ? null : { lowUsd: planLowUsd, highUsd: planHighUsd };
  return {
    ...record,
    planLowUsd: plan?.lowUsd ?? null,
    planHighUsd: plan?.highUsd ?? null,
    listUsd,
    runningUsd: runningUsdPerHour === null ? null : rounded(perMonth(runningUsdPerHour)),
    runningAsOf: runningAsOf?.toISOString() ?? null,
    actualUsd: roundedOrNull(record.actualUsd),
    forecast,
    variance: varianceOf({ forecast, plan, listUsd, part: partOfMonth(month, days, madeAt) }),
  };
}

const rounded = (usd: string): number => new Big(usd).round(USD_DECIMALS, Big.roundHalfUp).toNumber();

const roundedOrNull = (usd: string | null): number | null => (usd === null ? null : rounded(usd));

const sumOf = (rows: readonly { usd: string }[]): number => rounded(rows.reduce((sum, { usd }) => sum.plus(usd), new Big(0)).toFixed());

const sumOfKind = (rows: readonly { kind: RecordKind; usd: string }[], kind: RecordKind): number => sumOf(rows.filter((row) => row.kind === kind));

const identityOf = ({ name, accountId }: { name: string; accountId: string }): string => `${name} ${accountId}`;
