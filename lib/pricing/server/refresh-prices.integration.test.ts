import { randomUUID } from "node:crypto";

import { beforeAll, expect, test } from "vitest";

import type { Actor } from "@/lib/auth/actor";
import { sharedSandboxUrl } from "@/lib/aws/testing/sandbox";
import { database } from "@/lib/db/transaction";

import { committedPriceBook, loadPriceBook } from "./load-price-book";
import { readPriceHistory } from "./read-price-history";
import { refreshPrices } from "./refresh-prices";
import { requestPriceRefresh } from "./request-price-refresh";

const viewer: Actor = { kind: "token", tokenId: randomUUID(), personId: null, name: "Vic Viewer", role: "viewer" };
const operator: Actor = { ...viewer, name: "Olga Operator", role: "operator" };
const now = new Date("2026-11-26T07:00:00Z");
let accountId: string;

const connect = async (endpoint: string) => (await database().accountConnection.create({ data: { name: `Account ${randomUUID()}`, kind: "sandbox", regions: ["us-east-1"], endpoint } })).id;

beforeAll(async () => {
  accountId = await connect(sharedSandboxUrl());
});

const priceOf = async (sku: string, region = "us-east-1") => (await loadPriceBook(region))?.rows.find((row) => row.sku === sku);

test("an account that does not answer leaves the prices as they were", async () => {
  const before = await loadPriceBook("us-east-1");
  expect(await refreshPrices({ region: "us-east-1", accountId: await connect("http://127.0.0.1:9"), now })).toMatchObject({ kind: "failed", why: expect.stringContaining("pricing:GetProducts") });
  expect(await loadPriceBook("us-east-1")).toEqual(before);
  expect(await readPriceHistory({ actor: viewer, region: "us-east-1" })).toMatchObject({ readings: [], failure: { at: now.toISOString(), why: expect.stringContaining("pricing:GetProducts") } });
});

test("a region of which Price List knows nothing stays without prices", async () => {
  expect(await refreshPrices({ region: "eu-central-1", accountId, now })).toEqual({ kind: "failed", why: "Price List has no prices for eu-central-1." });
  expect(await loadPriceBook("eu-central-1")).toBeNull();
});

test("the prices of a region are read one by one, dated, and kept with what changed", async () => {
  const result = await refreshPrices({ region: "us-east-1", accountId, now });
  expect(result).toMatchObject({ kind: "refreshed" });
  const { readings, failure } = await readPriceHistory({ actor: viewer, region: "us-east-1" });
  const [reading] = readings;
  expect(failure).toBeNull(); // what went wrong before is over
  expect(reading).toMatchObject({ at: now.toISOString(), accountId });
  const stored = await database().priceBookVersion.findFirstOrThrow({ where: { region: "us-east-1" } });
  const rows = new Map((stored.rows as { sku: string; usd: string; asOf: string; confidence: string; sources: string[] }[]).map((row) => [row.sku, row]));
  expect(rows.get("ec2.t3.medium.linux.ondemand")).toMatchObject({ usd: "0.0416", asOf: "2026-11-01", confidence: "high", sources: ["price-list"] });
  // Redis and Valkey share a usage type; each row has its own engine's price.
  expect([rows.get("elasticache.cache.t3.micro.redis.ondemand")?.usd, rows.get("elasticache.cache.t3.micro.valkey.ondemand")?.usd]).toEqual(["0.017", "0.0136"]);
  expect(rows.get("s3.requests.put")?.usd).toBe("0.005"); // 0.000005 for one request
  // What Price List does not sell, or could not tell, stays as it was found.
  expect(rows.get("cloudwatch.dashboard")).toEqual(committedPriceBook().rows.find(({ sku }) => sku === "cloudwatch.dashboard"));
  expect(reading?.problems.map(({ sku }) => sku)).toContain("nlb.hour");
  expect(rows.size).toBe(committedPriceBook().rows.length);
});

test("prices that were read are what estimates use from then on, with their source", async () => {
  await database().priceBookVersion.create({
    data: {
      region: "eu-west-1",
      at: now,
      accountId,
      version: "one",
      rows: [{ sku: "nat.hour", service: "AmazonEC2", usageType: "NatGateway-Hours", description: "NAT", unit: "hour", per: 1, usd: "0.048", asOf: "2026-11-01", confidence: "high", sources: ["price-list"] }],
      changes: [],
      problems: [],
    },
  });
  expect(await priceOf("nat.hour", "eu-west-1")).toMatchObject({ usd: "0.048", sources: ["price-list"] });
  expect((await loadPriceBook("eu-west-1"))?.sources["price-list"]).toBe("AWS Price List, read on 2026-11-26");
});

test("a reading cannot be changed afterwards", async () => {
  await expect(database().priceBookVersion.updateMany({ data: { version: "other" } })).rejects.toThrow();
});

test("an operator may have prices read, of regions that there are; it is audited", async () => {
  await expect(requestPriceRefresh({ actor: viewer, region: "us-east-1", accountId })).rejects.toMatchObject({ code: "forbidden" });
  await expect(requestPriceRefresh({ actor: operator, region: "mars-north-1", accountId })).rejects.toMatchObject({ code: "unknown-region" });
  await expect(requestPriceRefresh({ actor: operator, region: "us-east-1", accountId: randomUUID() })).rejects.toMatchObject({ code: "unknown-account" });
  await requestPriceRefresh({ actor: operator, region: "us-east-1", accountId });
  expect(await database().audit.findFirst({ where: { action: "prices.refresh" }, orderBy: { id: "desc" } })).toMatchObject({ outcome: "done", objectId: accountId });
});
