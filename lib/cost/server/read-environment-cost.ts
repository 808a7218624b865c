import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { EstimateLine } from "@/lib/catalog/plan-costs";
import type { Estimate } from "@/lib/pricing/estimate-view";
import { groupBy } from "@/lib/shared/group-by";

import { attributeUsage, toShownUsd, usageOwners, type Attribution } from "../attribute-usage";
import { addMonths, dayOf } from "../bill-day";
import type { EnvironmentCostView } from "../environment-cost-view";
import type { BillState } from "../ledger-view";
import { forecastMonthEnd } from "../month-end-forecast";
import { partOfMonth } from "../part-of-month";
import { perMonth } from "../per-month";
import { toBillState } from "../to-bill-state";
import { varianceOf } from "../variance";
import { wholeDays } from "../whole-days";
import {
  findCostedEnvironment,
  findMadeAt,
  findRunningLook,
  listReleaseMarkers,
  listUsageDays,
  listUsageMonths,
  type CostedEnvironment,
  type RunningLook,
  type RunningPart,
  type UsageDay,
} from "./internal/environment-cost-repository";
import { listBillStates } from "./internal/ledger-repository";
import { loadPricingBasis, priceRelease, type ReleaseEstimate } from "./internal/price-release";
import { listBudgets } from "./list-budgets";

const MONTHS_SHOWN = 13;

type Input = { actor: Actor; environmentId: string; now: Date; month?: string };

/** Plan, list price, what runs, what was billed and where the month will end, line by line; null: no such environment. */
export async function readEnvironmentCost({ actor, environmentId, now, month = dayOf(now).slice(0, 7) }: Input): Promise<EnvironmentCostView | null> {
  authorize(actor, "costs:read");
  const environment = await findCostedEnvironment(environmentId);
  if (!environment) return null;
  const window = { firstDay: `${month}-01`, endDay: addMonths(`${month}-01`, 1) };
  const yearAndMonth = { firstDay: addMonths(window.firstDay, 1 - MONTHS_SHOWN), endDay: window.endDay };
  const [priced, days, months, releases, look, bills, budgets, madeAt] = await Promise.all([
    priceRunningRelease(environment),
    listUsageDays(window, environment),
    listUsageMonths(yearAndMonth, environment),
    listReleaseMarkers(yearAndMonth, environmentId),
    findRunningLook(environmentId),
    listBillStates(),
    listBudgets({ actor, now, month }),
    findMadeAt(environmentId),
  ]);
  const bill = bills.map(toBillState).find(({ accountId }) => accountId === environment.accountId) ?? unknownBill(environment.accountId);
  const part = bill.asOf === null ? null : partOfMonth(window.firstDay, wholeDays(days, { month: window.firstDay, asOf: new Date(bill.asOf) }), madeAt);
  const figures = figuresOf({ bill, month: window.firstDay });
  const { estimate } = priced;
  const usage = attributeUsage(days, priced.ownerOf);
  const running = attributeRunning(look, priced.estimateLines, estimate);
  const plan = estimate?.totals.planLowUsd === null || estimate?.totals.planHighUsd === null || !estimate ? null : { lowUsd: estimate.totals.planLowUsd, highUsd: estimate.totals.planHighUsd };
  const hourly = look?.usdPerHour ?? null;
  const totals = { ...figures(days, hourly === null ? null : [perMonth(hourly)]), listUsd: estimate?.totals.listWithUnplannedUsd ?? null };

  return {
    environmentId,
    month,
    bill,
    release: priced.release,
    estimate,
    estimateProblem: priced.problem,
    lines: (estimate?.lines ?? []).map((line) => {
      const rows = usage.ofLine.get(line.key) ?? [];
      const parts = running.ofLine.get(line.key) ?? [];
      const shown = figures(rows, look && monthly(parts));
      return {
        key: line.key,
        title: line.planLine,
        optional: line.optional,
        planLowUsd: line.planLowUsd,
        planHighUsd: line.planHighUsd,
        listUsd: line.listUsd,
        ...shown,
        variance: varianceOf({ forecast: shown.forecast, plan: { lowUsd: line.planLowUsd, highUsd: line.planHighUsd }, listUsd: line.listUsd, part }),
        usage: usageTypes(rows),
        running: parts.map(toShownPart),
      };
    }),
    unplanned: {
      listUsd: estimate ? toShownUsd(estimate.unplanned.filter(({ inTotal }) => inTotal).map(({ listUsd }) => String(listUsd))) : null,
      ...figures(usage.unplanned, look && monthly(running.unplanned)),
      usage: usageTypes(usage.unplanned),
      running: running.unplanned.map(toShownPart),
    },
    shared: sharedTypes(usage.shared),
    other: usageTypes(usage.other),
    totals: { planLowUsd: plan?.lowUsd ?? null, planHighUsd: plan?.highUsd ?? null, ...totals, variance: varianceOf({ forecast: totals.forecast, plan, listUsd: totals.listUsd, part }) },
    looked: look && { at: look.at.toISOString(), outcome: look.outcome === "looked" || look.outcome === "partly" ? look.outcome : "failed", problems: look.problems },
    days: [...groupBy(days, ({ day }) => day)].map(([day, rows]) => ({ day, usd: toShownUsd(rows.map(({ usd }) => usd)), estimated: rows.some(({ estimated }) => estimated) })),
    months: months.map(({ usd, ...rest }) => ({ ...rest, usd: toShownUsd([usd]) })),
    releases: releases.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() })),
    budget: budgets.items.find((budget) => budget.environmentId === environmentId) ?? null,
  };
}

type PricedRunning = { release: number | null; estimate: Estimate | null; problem: string | null; estimateLines: readonly EstimateLine[]; ownerOf: (billed: string) => Attribution };

async function priceRunningRelease(environment: CostedEnvironment): Promise<PricedRunning> {
  const release = environment.runningRelease ?? (environment.latestRelease > 0 ? environment.latestRelease : null);
  const unpriced = (problem: string, estimateLines: readonly EstimateLine[] = []) => ({ release, estimate: null, problem, estimateLines, ownerOf: ofNobody });
  if (release === null) return unpriced("There is no release yet.");
  const basis = await loadPricingBasis(environment);
  if (!basis) return unpriced("The catalogue has this option no longer, or its template has a mistake.");
  const priced: ReleaseEstimate = await priceRelease({ environmentId: environment.id, release, region: environment.region }, basis);
  if (priced.kind === "unpriced") return unpriced(priced.why, basis.option.estimateLines);
  return { release, estimate: priced.estimate, problem: null, estimateLines: basis.option.estimateLines, ownerOf: usageOwners(priced.estimate, priced.book) };
}

const unknownBill = (accountId: string): BillState => ({ accountId, accountName: "", isSandbox: false, asOf: null, throughDay: null, lastTry: null, tagState: "unknown", commitments: [] });

/** Billed and forecast figures of some rows; null where no bill is known, since nobody knows then that it was 0. */
function figuresOf({ bill, month }: { bill: BillState; month: string }) {
  return (rows: readonly UsageDay[], runningUsd: readonly string[] | null) => ({
    runningUsd: runningUsd && toShownUsd(runningUsd),
    actualUsd: bill.asOf === null ? null : toShownUsd(rows.map(({ usd }) => usd)),
    forecast: forecastMonthEnd(month, bill.asOf === null ? [] : wholeDays(rows, { month, asOf: new Date(bill.asOf) })),
  });
}

const means = (line: EstimateLine, charge: string | undefined): boolean => line.resources.some((selector) => selector.charge === charge);
const ofNobody = (): Attribution => ({ kind: "other" });

/** A part belongs to the line whose list price covers its resource and charge; resources that only AWS knows to no line. */
function attributeRunning(look: RunningLook | null, lines: readonly EstimateLine[], estimate: Estimate | null) {
  const parts = look?.parts ?? [];
  const resourcesOf = new Map(estimate?.lines.map(({ key, resources }) => [key, new Set(resources)]));
  const lineOf = ({ logicalId, charge }: RunningPart) => {
    const naming = lines.filter(({ key }) => resourcesOf.get(key)?.has(logicalId));
    return (naming.find((line) => means(line, charge)) ?? naming.find((line) => means(line, undefined)))?.key ?? null;
  };
  const byLine = groupBy(parts, lineOf);
  return { ofLine: byLine, unplanned: byLine.get(null) ?? [] };
}

const monthly = (parts: readonly RunningPart[]): string[] => parts.flatMap(({ usdPerHour }) => (usdPerHour === null ? [] : [perMonth(usdPerHour)]));

const toShownPart = ({ logicalId, physicalId, resourceType, charge, title, quantity, unit, usdPerHour, fromUsage }: RunningPart) => ({
  logicalId,
  physicalId,
  resourceType,
  charge,
  title,
  unit,
  fromUsage,
  quantity: Number(quantity),
  usdPerMonth: usdPerHour === null ? null : toShownUsd([perMonth(usdPerHour)]),
});

function usageTypes(rows: readonly UsageDay[]) {
  return [...groupBy(rows, ({ usageType }) => usageType)].map(([usageType, some]) => ({
    usageType,
    usd: toShownUsd(some.map(({ usd }) => usd)),
    quantity: some.every(({ quantity }) => quantity !== null) ? String(toShownUsd(some.map(({ quantity }) => quantity ?? "0"))) : null,
    unit: some[0]?.unit ?? null,
  }));
}

function sharedTypes(shared: readonly { row: UsageDay; keys: string[]; withUnplanned: boolean }[]) {
  const owners = new Map(shared.map(({ row, keys, withUnplanned }) => [row.usageType, { keys, withUnplanned }]));
  return usageTypes(shared.map(({ row }) => row)).map((usage) => ({ ...usage, ...(owners.get(usage.usageType) ?? { keys: [], withUnplanned: false }) }));
}
