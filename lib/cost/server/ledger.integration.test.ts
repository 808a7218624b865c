import { randomUUID } from "node:crypto";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Actor } from "@/lib/auth/actor";
import { costDay, costGroup, costPage, startFakeCostExplorer, type FakeCostExplorer } from "@/lib/aws/testing/fake-cost-explorer";
import { database } from "@/lib/db/transaction";
import { encodeCursor } from "@/lib/http/cursor";

import { addDays, eachDay } from "../bill-day";
import { fetchBill } from "./fetch-bill";
import { listCosts } from "./list-costs";

const viewer: Actor = { kind: "token", tokenId: randomUUID(), personId: null, name: "Reader", role: "viewer" };

let costExplorer: FakeCostExplorer;
beforeAll(async () => {
  costExplorer = await startFakeCostExplorer();
});
afterAll(() => costExplorer.close());

/** What one day of a bill holds: usage by tag and usage type, and records by tag and record type. Amounts as AWS writes them. */
type BillOfDay = { usage: [tag: string, usageType: string, usd: string][]; records?: [tag: string, recordType: string, usd: string][] };

const PAGE_DAYS = 12; // a month comes in three pages

/** Lets the fake answer a bill day by day, in pages, and asks for it as it stood on the morning of `today`. */
async function readBill(firstDay: string, billOf: (day: string) => BillOfDay, today: string): Promise<string> {
  const endDay = addDays(today, 1);
  const days = eachDay(firstDay, endDay);
  costExplorer.answerWith(({ action, body }) => {
    if (action !== "GetCostAndUsage") return { status: 200, body: { CostAllocationTags: [] } };
    const isUsage = body.GroupBy?.some(({ Key }) => Key === "USAGE_TYPE") ?? false;
    const offset = Number(body.NextPageToken ?? 0);
    const results = days.slice(offset, offset + PAGE_DAYS).map((day) => {
      const { usage, records = [] } = billOf(day);
      return costDay(day, (isUsage ? usage : records).map(([tag, what, usd]) => costGroup(tag, what, usd)), { estimated: day >= addDays(today, -1) });
    });
    return costPage(results, offset + PAGE_DAYS < days.length ? String(offset + PAGE_DAYS) : undefined);
  });
  const { id: accountId } = await database().accountConnection.create({
    data: { name: `Bill ${randomUUID()}`, kind: "sandbox", regions: ["us-east-1"], endpoint: costExplorer.url },
  });
  const now = new Date(`${today}T07:00:00Z`);
  expect(await fetchBill({ accountId, answeredThrough: null, now })).toBe("fetched");
  return accountId;
}

const ledger = (accountId: string, month: string, today: string) =>
  listCosts({ actor: viewer, now: new Date(`${today}T07:00:00Z`), month, limit: 50, sort: "-actual", filter: { accountId } });

// Each day: a load balancer 24 h × 0.0225 = 0.54, a node 24 h × 0.068 = 1.632, and 0.3 GB sent out at 0.09 = 0.027 without a tag.
const flatBill = (day: string): BillOfDay => ({
  usage: [
    ["shop-prod", "LoadBalancerUsage", "0.5400000000"],
    ["shop-prod", "NodeUsage:cache.t3.medium", "1.6320000000"],
    ["", "DataTransfer-Out-Bytes", "0.0270000000"],
  ],
  records: day === "2026-11-01" ? [["", "Tax", "4.6179000000"]] : day === "2026-11-15" ? [["", "Credit", "-5.0000000000"], ["", "Refund", "-0.2500000000"]] : [],
});

// Before: 0.0000004 for a request and 7.2 for a server. From the sixth on: 0.0000008 and 14.4.
const doublingBill = (day: string): BillOfDay => {
  const isAfter = day >= "2026-08-06";
  return { usage: [["api", "Requests-Tier2", isAfter ? "0.0000008000" : "0.0000004000"], ["api", "BoxUsage:m5.xlarge", isAfter ? "14.4000000000" : "7.2000000000"]] };
};

const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
const restingBill = (day: string): BillOfDay => ({
  usage: [
    ["works", "BoxUsage:t3.large", isWeekend(day) ? "0.5000000000" : "1.9968000000"],
    ["always", "InstanceUsage:db.t3.medium", "1.7280000000"],
  ],
});

describe("three bills, added up by hand", () => {
  test("a flat bill with an untagged remainder, a credit and tax", async () => {
    const accountId = await readBill("2026-11-01", flatBill, "2026-12-10");
    const whole = await ledger(accountId, "2026-11", "2026-12-10");
    // 30 days × 2.172 = 65.16, and 30 × 0.027 = 0.81 beside it.
    expect(whole.items.map(({ name, actualUsd, forecast }) => ({ name, actualUsd, forecast }))).toEqual([{ name: "shop-prod", actualUsd: 65.16, forecast: { kind: "final", usd: 65.16 } }]);
    expect(whole.untagged.actualUsd).toBe(0.81);
    expect(whole.apart).toEqual({ creditUsd: -5, refundUsd: -0.25, taxUsd: 4.6179, otherUsd: 0 });
    expect(whole.totals.actualUsd).toBe(65.16);

    const early = await ledger(await readBill("2026-11-01", flatBill, "2026-11-12"), "2026-11", "2026-11-12");
    expect(early.totals.forecast).toMatchObject({ kind: "forecast", observedDays: 10 });
    expect(boundsOf(early.totals.forecast)).toSatisfy(holds(65.16));
  });

  test("a bill with amounts far below a cent, whose level a release has doubled on the sixth of August", async () => {
    const accountId = await readBill("2026-08-01", doublingBill, "2026-09-20");
    const whole = await ledger(accountId, "2026-08", "2026-09-20");
    // 5 × 7.2 + 26 × 14.4 = 410.4, and 5 × 0.0000004 + 26 × 0.0000008 = 0.0000228: together 410.4000228, to the micro-dollar 410.400023.
    expect(whole.items[0]?.actualUsd).toBe(410.400023);

    const early = await ledger(await readBill("2026-08-01", doublingBill, "2026-08-12"), "2026-08", "2026-08-12");
    expect(early.totals.forecast).toMatchObject({ kind: "forecast", sinceDay: "2026-08-06" });
    expect(boundsOf(early.totals.forecast)).toSatisfy(holds(410.400023));
  });

  test("a bill of the month in which European clocks go forward, two environments, one of them resting at weekends", async () => {
    const accountId = await readBill("2026-03-01", restingBill, "2026-04-12");
    const whole = await ledger(accountId, "2026-03", "2026-04-12");
    // March 2026 has 31 days, 9 of them Saturdays and Sundays: 22 × 1.9968 + 9 × 0.5 = 48.4296; 31 × 1.728 = 53.568.
    expect(whole.items.map(({ name, actualUsd }) => [name, actualUsd])).toEqual([
      ["always", 53.568],
      ["works", 48.4296],
    ]);
    expect(whole.totals.actualUsd).toBe(101.9976);

    const early = await ledger(await readBill("2026-03-01", restingBill, "2026-03-12"), "2026-03", "2026-03-12");
    expect(boundsOf(early.totals.forecast)).toSatisfy(holds(101.9976));
    expect(early.items.map(({ forecast }) => forecast.kind)).toEqual(["forecast", "forecast"]);
  });
});

const boundsOf = (forecast: { kind: string } & Partial<{ lowUsd: number; highUsd: number }>) => ({ lowUsd: forecast.lowUsd ?? Number.NaN, highUsd: forecast.highUsd ?? Number.NaN });
const holds = (usd: number) => (bounds: { lowUsd: number; highUsd: number }) => bounds.lowUsd <= usd && usd <= bounds.highUsd;

test("pages follow on each other without loss or repeat, in every order", async () => {
  const names = Array.from({ length: 7 }, (_, index) => `env-${index}`);
  const accountId = await readBill("2026-11-01", () => ({ usage: names.map((name, index) => [name, "LoadBalancerUsage", index < 3 ? "1" : String(index)]) }), "2026-11-05");
  for (const sort of ["name", "-name", "actual", "-actual", "plan", "-difference"] as const) {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listCosts({ actor: viewer, now: new Date("2026-11-05T07:00:00Z"), month: "2026-11", limit: 3, sort, filter: { accountId }, cursor });
      expect(page.total).toBe(7);
      seen.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen.toSorted()).toEqual(names);
  }
  const notAnAmount = encodeCursor(["actual", "much", "env-1", accountId]);
  for (const [sort, cursor] of [["name", "WyJuYW1lIl0"], ["actual", notAnAmount]] as const)
    await expect(listCosts({ actor: viewer, now: new Date(), month: "2026-11", limit: 3, sort, filter: {}, cursor })).rejects.toMatchObject({ code: "invalid-cursor" });
});

test("a search narrows rows, sums and the forecast of the sum alike, and leaves what has no tag as it is", async () => {
  const accountId = await readBill("2026-11-01", () => ({ usage: [["shop", "BoxUsage", "2"], ["works", "BoxUsage", "3"], ["gone", "BoxUsage", "5"], ["", "BoxUsage", "7"]] }), "2026-11-12");
  for (const [name, system] of [["shop", "harvest"], ["works", "agent"]] as const)
    await database().environment.create({ data: { name, system, option: "minimal", stage: "dev", accountId, region: "us-east-1", stackName: `s${randomUUID()}`, createdBy: "test" } });
  const search = async (asked: Partial<Parameters<typeof listCosts>[0]>) => {
    const { items, totals, untagged } = await listCosts({ actor: viewer, now: new Date("2026-11-12T07:00:00Z"), month: "2026-11", limit: 50, sort: "name", ...asked, filter: { accountId, ...asked.filter } });
    return { names: items.map(({ name }) => name), actualUsd: totals.actualUsd, forecast: totals.forecast.kind === "forecast" ? totals.forecast.usd : null, untaggedUsd: untagged.actualUsd };
  };
  // Twelve days are billed so far, of thirty.
  expect(await search({})).toEqual({ names: ["gone", "shop", "works"], actualUsd: 120, forecast: 300, untaggedUsd: 84 });
  expect(await search({ filter: { system: "harvest" } })).toEqual({ names: ["shop"], actualUsd: 24, forecast: 60, untaggedUsd: 84 });
  expect(await search({ q: "O" })).toEqual({ names: ["gone", "shop", "works"], actualUsd: 120, forecast: 300, untaggedUsd: 84 });
  expect(await search({ q: "GO" })).toEqual({ names: ["gone"], actualUsd: 60, forecast: 150, untaggedUsd: 84 });
});

test("an account whose bill is not known says so, and its figures are not 0", async () => {
  const { id: accountId } = await database().accountConnection.create({ data: { name: `Silent ${randomUUID()}`, kind: "sandbox", regions: ["us-east-1"], endpoint: costExplorer.url } });
  costExplorer.answerWith(() => ({ status: 400, body: { __type: "AccessDeniedException", message: "no" } }));
  await fetchBill({ accountId, answeredThrough: null, now: new Date("2026-11-05T07:00:00Z") });
  await database().environment.create({ data: { name: `e${randomUUID().slice(0, 8)}`, system: "harvest", option: "minimal", stage: "dev", accountId, region: "us-east-1", stackName: `s${randomUUID()}`, createdBy: "test" } });
  const view = await ledger(accountId, "2026-11", "2026-11-05");
  expect(view.items[0]).toMatchObject({ actualUsd: null, listUsd: null, runningUsd: null, forecast: { kind: "too-early", observedDays: 0 } });
  expect(view.bills.find((bill) => bill.accountId === accountId)).toMatchObject({ asOf: null, lastTry: { outcome: "denied", reason: expect.stringContaining("ce:GetCostAndUsage") } });
});

test("the ledger is open to every role, and to nobody who has not chosen a password", async () => {
  const newcomer: Actor = { kind: "person", personId: "p", sessionId: "s", name: "new", role: "admin", mustChangePassword: true };
  await expect(listCosts({ actor: newcomer, now: new Date(), limit: 5, sort: "name", filter: {} })).rejects.toMatchObject({ code: "password-change-required" });
});
