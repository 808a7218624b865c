import { randomUUID } from "node:crypto";

import { beforeAll, expect, test } from "vitest";

import type { Actor } from "@/lib/auth/actor";
import { database, inTransaction } from "@/lib/db/transaction";

import { eachDay } from "../bill-day";
import type { BilledRow } from "../billed-row";
import { keepBillFetch, replaceBill } from "./internal/bill-repository";
import { readDailyBreakdown, readMonthlyBreakdown } from "./read-breakdown";

const viewer: Actor = { kind: "token", tokenId: randomUUID(), personId: null, name: "Reader", role: "viewer" };
const now = new Date("2026-11-10T07:00:00Z");
const window = { firstDay: "2026-10-30", endDay: "2026-11-10" };
const tag = `cut-${randomUUID().slice(0, 8)}`;
let accountId: string;

const row = (day: string, environmentTag: string, usageType: string, usd: string): BilledRow => ({ day, environmentTag, usageType, usd, kind: "usage", usage: null, estimated: false });

beforeAll(async () => {
  ({ id: accountId } = await database().accountConnection.create({ data: { name: `Cut ${randomUUID()}`, kind: "sandbox", regions: ["us-east-1"], endpoint: "http://127.0.0.1:9" } }));
  await database().environment.create({
    data: { name: tag, system: "harvest", option: "minimal", stage: "dev", accountId, region: "us-east-1", stackName: `pilothouse-${tag}`, createdBy: "test" },
  });
  const rows = eachDay(window.firstDay, window.endDay).flatMap((day) => [
    row(day, tag, "NodeUsage:cache.t3.micro", "0.408"),
    row(day, tag, "NatGateway-Hours", "1.08"),
    row(day, "", "Moonlight-Hours", "0.1"),
    { ...row(day, "", "Tax", "3"), kind: "tax" as const },
  ]);
  await inTransaction((tx) => replaceBill(tx, accountId, window, rows));
  await keepBillFetch(database(), { accountId, ...window, requests: 2, outcome: "fetched", reason: null, tagState: "active", commitments: [] }, now);
});

const days = (by: "environment" | "system" | "service", filter = {}) => readDailyBreakdown({ actor: viewer, now, by, filter: { accountId, ...filter } });

test("a month's days end where the bill does, each with what each environment and what carries no tag cost; tax is no part of it", async () => {
  const { periods, series } = await days("environment");
  expect([periods[0], periods.at(-1), periods.length]).toEqual(["2026-11-01", "2026-11-09", 9]);
  expect(Object.fromEntries(series.map(({ title, usd }) => [title, usd[3]]))).toEqual({ [tag]: 1.488, untagged: 0.1 });
});

test("by service the price book tells whose a usage type is, and what it does not know is nobody's", async () => {
  const { series } = await days("service");
  expect(Object.fromEntries(series.map(({ title, usd }) => [title, usd[0]]))).toEqual({ AmazonElastiCache: 0.408, AmazonEC2: 1.08, "not in the price book": 0.1 });
});

test("a filter by system leaves out what carries no tag", async () => {
  expect((await days("system", { system: "harvest" })).series.map(({ key }) => key)).toEqual(["harvest"]);
  expect((await days("system", { system: "vectordb" })).series).toEqual([]);
});

test("thirteen months end with the one asked for", async () => {
  const { periods, series } = await readMonthlyBreakdown({ actor: viewer, now, by: "environment", filter: { accountId } });
  expect([periods[0], periods.at(-1), periods.length]).toEqual(["2025-11", "2026-11", 13]);
  expect(series.find(({ key }) => key === tag)?.usd.slice(-3)).toEqual([0, 2.976, 13.392]);
});
