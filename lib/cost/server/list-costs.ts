import "server-only";

import { Big } from "big.js";
import { z } from "zod";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { decodeCursor, encodeCursor } from "@/lib/http/cursor";
import { groupBy } from "@/lib/shared/group-by";

import { addMonths, dayOf } from "../bill-day";
import type { BillWindow } from "../bill-window";
import type { RecordKind } from "../billed-row";
import type { LedgerInput, LedgerSort } from "../ledger-query";
import type { ForecastView, LedgerRow, LedgerView } from "../ledger-view";
import { forecastMonthEnd } from "../month-end-forecast";
import { perMonth } from "../per-month";
import { toBillState } from "../to-bill-state";
import { varianceOf } from "../variance";
import { wholeDays } from "../whole-days";
import { listBillStates, listDailyUsage, listLedgerRecords, sumByKind, sumDailyUsage, type LedgerRecord } from "./internal/ledger-repository";

const USD_DECIMALS = 6;

/** Where the next page begins: the sort, its key in the last row (null: not known) and what tells rows of equal key apart. */
const placeSchema = z.tuple([z.string(), z.union([z.number(), z.string()]).nullable(), z.string()]);

/**
 * The ledger of one month (the running one where none is given): a row per environment, then what no environment's tag covers. Throws
 * "invalid-cursor". Figures are rounded to whole micro-dollars once, after they were summed exactly.
 */
export async function listCosts({ actor, now, ...input }: LedgerInput & { actor: Actor; now: Date }): Promise<LedgerView> {
  authorize(actor, "costs:read");
  const month = input.month ?? dayOf(now).slice(0, 7);
  const window: BillWindow = { firstDay: `${month}-01`, endDay: addMonths(`${month}-01`, 1) };
  const [records, kinds, bills] = await Promise.all([listLedgerRecords(window, input), sumByKind(window, input.filter.accountId), listBillStates()]);
  const asOfBill = new Map(bills.map(({ accountId, asOf }) => [accountId, asOf]));

  const ordered = sortRecords(records, input.sort);
  const page = pageOf(ordered, input);
  // Without a filter everything under a tag is meant, which is summed already.
  const isNarrowed = input.filter.system !== undefined || input.filter.stage !== undefined || Boolean(input.q);
  const [allDays, pageDays] = await Promise.all([
    isNarrowed ? sumDailyUsage(window, records) : kinds.filter(({ kind, isTagged }) => kind === "usage" && isTagged),
    listDailyUsage(window, page.records),
  ]);
  const forecastOf = forecaster(window.firstDay, asOfBill, now);
  const daysOf = groupBy(pageDays, identityOf);
  const rows = page.records.map((record) => toRow(record, forecastOf(record.accountId, daysOf.get(identityOf(record)) ?? [])));
  const untagged = kinds.filter(({ kind, isTagged }) => kind === "usage" && !isTagged);

  return {
    month,
    items: rows,
    nextCursor: page.nextCursor,
    total: records.length,
    totals: {
      planLowUsd: sumOf(records, ({ planLowUsd }) => planLowUsd),
      planHighUsd: sumOf(records, ({ planHighUsd }) => planHighUsd),
      listUsd: sumOf(records, ({ listUsd }) => listUsd),
      runningUsd: sumOf(records, ({ runningUsdPerHour }) => runningUsdPerHour === null ? null : perMonth(runningUsdPerHour)),
      actualUsd: sumOf(records, ({ actualUsd }) => actualUsd),
      forecast: forecastOf(input.filter.accountId ?? null, allDays),
      withoutPlan: records.filter(({ environmentId, planLowUsd }) => environmentId !== null && planLowUsd === null).length,
      withoutList: records.filter(({ environmentId, listUsd }) => environmentId !== null && listUsd === null).length,
      withoutRunning: records.filter(({ environmentId, runningUsdPerHour }) => environmentId !== null && runningUsdPerHour === null).length,
    },
    untagged: { actualUsd: sumOf(untagged, ({ usd }) => usd), forecast: forecastOf(input.filter.accountId ?? null, untagged) },
    apart: {
      creditUsd: sumOfKind(kinds, "credit"),
      refundUsd: sumOfKind(kinds, "refund"),
      taxUsd: sumOfKind(kinds, "tax"),
      otherUsd: sumOfKind(kinds, "other"),
    },
    bills: bills.map(toBillState),
  };
}

/** Forecasts by the age of the bill in question; of several accounts, by the oldest: a day that one of them lacks is not whole. */
function forecaster(month: string, asOfBill: ReadonlyMap<string, Date | null>, now: Date) {
  const known = [...asOfBill.values()].filter((asOf) => asOf !== null);
  const oldest = known.length === 0 ? now : new Date(Math.min(...known.map((asOf) => asOf.getTime())));
  return (accountId: string | null, days: readonly { day: string; usd: string }[]): ForecastView =>
    forecastMonthEnd(month, wholeDays(days, { month, asOf: (accountId === null ? null : asOfBill.get(accountId)) ?? oldest }));
}

function toRow({ runningUsdPerHour, runningAsOf, ...record }: LedgerRecord, forecast: ForecastView): LedgerRow {
  const [planLowUsd, planHighUsd, listUsd] = [record.planLowUsd, record.planHighUsd, record.listUsd].map(rounded);
  const plan = planLowUsd === null || planLowUsd === undefined || planHighUsd === null || planHighUsd === undefined ? null : { lowUsd: planLowUsd, highUsd: planHighUsd };
  return {
    ...record,
    planLowUsd: plan?.lowUsd ?? null,
    planHighUsd: plan?.highUsd ?? null,
    listUsd: listUsd ?? null,
    runningUsd: runningUsdPerHour === null ? null : rounded(perMonth(runningUsdPerHour)),
    runningAsOf: runningAsOf?.toISOString() ?? null,
    actualUsd: rounded(record.actualUsd),
    forecast,
    variance: varianceOf({ forecast, plan, listUsd: listUsd ?? null }),
  };
}

const rounded = (usd: string | null): number | null => (usd === null ? null : new Big(usd).round(USD_DECIMALS, Big.roundHalfUp).toNumber());

const sumOf = <Row>(rows: readonly Row[], usdOf: (row: Row) => string | null): number =>
  rows.reduce((sum, row) => sum.plus(usdOf(row) ?? 0), new Big(0)).round(USD_DECIMALS, Big.roundHalfUp).toNumber();

const sumOfKind = (rows: readonly { kind: RecordKind; usd: string }[], kind: RecordKind): number => sumOf(rows.filter((row) => row.kind === kind), ({ usd }) => usd);

const numberOf = (usd: string | null): number | null => (usd === null ? null : Number(usd));

function sortKey(record: LedgerRecord, sort: LedgerSort): number | string | null {
  switch (sort) {
    case "name":
      return record.name.toLowerCase();
    case "actual":
      return numberOf(record.actualUsd);
    case "plan":
      return numberOf(record.planHighUsd);
    case "list":
      return numberOf(record.listUsd);
    case "running":
      return numberOf(record.runningUsdPerHour);
    case "difference":
      return record.listUsd === null || record.planHighUsd === null ? null : Number(record.listUsd) - Number(record.planHighUsd);
  }
}

const identityOf = ({ name, accountId }: { name: string; accountId: string }): string => `${name} ${accountId}`;

function compare(sort: LedgerInput["sort"]): (left: LedgerRecord, right: LedgerRecord) => number {
  const isDescending = sort.startsWith("-");
  const key = sort.replace(/^-/, "") as LedgerSort;
  return (left, right) => {
    const [a, b] = [sortKey(left, key), sortKey(right, key)];
    if (a !== b) {
      if (a === null) return 1;
      if (b === null) return -1;
      const order = a < b ? -1 : 1;
      return isDescending ? -order : order;
    }
    return identityOf(left) < identityOf(right) ? -1 : 1;
  };
}

const sortRecords = (records: readonly LedgerRecord[], sort: LedgerInput["sort"]): LedgerRecord[] => records.toSorted(compare(sort));

/** By the last row's place and not by a count: rows that come or go between two pages shift nothing. */
function pageOf(ordered: readonly LedgerRecord[], { cursor, sort, limit }: LedgerInput): { records: LedgerRecord[]; nextCursor: string | null } {
  const place = cursor === undefined ? null : decodeCursor(cursor, placeSchema.refine(([sortedBy]) => sortedBy === sort));
  const key = sort.replace(/^-/, "") as LedgerSort;
  const start = place === null ? 0 : ordered.findIndex((record) => isAfter(record, place, sort, key));
  const records = start === -1 ? [] : ordered.slice(start, start + limit);
  const last = records.at(-1);
  const isMore = start !== -1 && start + limit < ordered.length;
  return { records, nextCursor: isMore && last ? encodeCursor([sort, sortKey(last, key), identityOf(last)]) : null };
}

function isAfter(record: LedgerRecord, [, placeKey, placeIdentity]: z.infer<typeof placeSchema>, sort: LedgerInput["sort"], key: LedgerSort): boolean {
  const own = sortKey(record, key);
  if (own === placeKey) return identityOf(record) > placeIdentity;
  if (own === null) return true;
  if (placeKey === null) return false;
  return sort.startsWith("-") ? own < placeKey : own > placeKey;
}
