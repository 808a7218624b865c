import "server-only";

import { Big } from "big.js";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { listCatalog } from "@/lib/catalog/server/list-catalog";
import { loadPriceBook } from "@/lib/pricing/server/load-price-book";
import { groupBy } from "@/lib/shared/group-by";

import { addMonths, dayOf, eachDay } from "../bill-day";
import type { BreakdownInput, BreakdownView } from "../breakdown-view";
import { serviceOfUsageType } from "../service-of-usage-type";
import { sumBilledTags, sumBilledUsageTypes, type Period } from "./internal/breakdown-repository";
import { listBillStates } from "./internal/ledger-repository";

const MONTHS_SHOWN = 13;
const USD_DECIMALS = 6;
const BOOK_OF_USAGE_TYPES = "us-east-1"; // usage types are named alike in all regions, but for a prefix

type Input = BreakdownInput & { actor: Actor; now: Date };
type Billed = { period: string; key: string; title: string; usd: string };

/** What was billed on each day of a month (the running one where none is given), up to the last day that any bill has figures for. */
export async function readDailyBreakdown({ now, month = dayOf(now).slice(0, 7), ...input }: Input): Promise<BreakdownView> {
  const firstDay = `${month}-01`;
  return read("day", { firstDay, endDay: addMonths(firstDay, 1) }, input);
}

/** What was billed in each of thirteen months, of which `month` (the running one where none is given) is the last. */
export async function readMonthlyBreakdown({ now, month = dayOf(now).slice(0, 7), ...input }: Input): Promise<BreakdownView> {
  const endDay = addMonths(`${month}-01`, 1);
  return read("month", { firstDay: addMonths(endDay, -MONTHS_SHOWN), endDay }, input);
}

async function read(period: Period, window: { firstDay: string; endDay: string }, { actor, by, filter }: Omit<Input, "now" | "month">): Promise<BreakdownView> {
  authorize(actor, "costs:read");
  const [billed, bills] = await Promise.all([listBilled(period, window, { actor, by, filter }), listBillStates()]);
  const known = bills.flatMap(({ accountId, endDay }) => (endDay !== null && (filter.accountId === undefined || filter.accountId === accountId) ? [endDay] : [])).toSorted();
  const knownEnd = known.at(-1) ?? null;
  const periods = period === "day" ? eachDay(window.firstDay, knownEnd !== null && knownEnd < window.endDay ? knownEnd : window.endDay) : eachMonth(window.firstDay, window.endDay);
  return {
    by,
    periods,
    series: [...groupBy(billed, ({ key }) => key)].map(([key, rows]) => {
      const usdOf = groupBy(rows, (row) => row.period);
      return { key, title: rows[0]?.title ?? key, usd: periods.map((one) => (knownEnd === null ? null : sum(usdOf.get(one) ?? []))) };
    }),
  };
}

async function listBilled(period: Period, window: { firstDay: string; endDay: string }, { actor, by, filter }: Pick<Input, "actor" | "by" | "filter">): Promise<Billed[]> {
  switch (by) {
    case "environment":
      return (await sumBilledTags(period, window, filter)).map(({ tag, ...rest }) => ({ ...rest, key: tag, title: tag || "untagged" }));
    case "system": {
      const [tags, catalog] = await Promise.all([sumBilledTags(period, window, filter), listCatalog({ actor })]);
      const titleOf = new Map(catalog.systems.map(({ key, title }) => [key, title]));
      return tags.map(({ tag, system, ...rest }) =>
        system === null ? { ...rest, key: tag === "" ? "" : "?", title: tag === "" ? "untagged" : "tags of no environment" } : { ...rest, key: system, title: titleOf.get(system) ?? system },
      );
    }
    case "service": {
      const [types, book] = await Promise.all([sumBilledUsageTypes(period, window, filter), loadPriceBook(BOOK_OF_USAGE_TYPES)]);
      const serviceOf = serviceOfUsageType(book ?? { rows: [] });
      return types.map(({ usageType, ...rest }) => {
        const service = serviceOf(usageType);
        return { ...rest, key: service ?? "", title: service ?? "not in the price book" };
      });
    }
    case "usage-type":
      return (await sumBilledUsageTypes(period, window, filter)).map(({ usageType, ...rest }) => ({ ...rest, key: usageType, title: usageType }));
  }
}

const sum = (rows: readonly { usd: string }[]): number => rows.reduce((total, { usd }) => total.plus(usd), new Big(0)).round(USD_DECIMALS, Big.roundHalfUp).toNumber();

function eachMonth(firstDay: string, endDay: string): string[] {
  const months: string[] = [];
  for (let day = firstDay; day < endDay; day = addMonths(day, 1)) months.push(day.slice(0, 7));
  return months;
}
