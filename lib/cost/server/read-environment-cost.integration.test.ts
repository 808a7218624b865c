import { randomUUID } from "node:crypto";

import { beforeAll, expect, test } from "vitest";

import type { Actor } from "@/lib/auth/actor";
import { loadOptionTemplate } from "@/lib/catalog/server/load-option-template";
import { database, inTransaction } from "@/lib/db/transaction";

import { eachDay } from "../bill-day";
import type { BilledRow } from "../billed-row";
import { keepBillFetch, replaceBill } from "./internal/bill-repository";
import { priceReleases } from "./jobs/price-releases";
import { listCosts } from "./list-costs";
import { readEnvironmentCost } from "./read-environment-cost";

const viewer: Actor = { kind: "token", tokenId: randomUUID(), personId: null, name: "Reader", role: "viewer" };
const now = new Date("2026-11-22T07:00:00Z");
const CONTEXT = { now, signal: new AbortController().signal };

let accountId: string;
let environmentId: string;

const usage = (day: string, usageType: string, usd: string): BilledRow => ({ day, kind: "usage", environmentTag: "harvest-one", usageType, usd, usage: { quantity: "24", unit: "Hrs" }, estimated: false });

/** Harvest's smallest option as it stands in the catalogue, running its release 1, with a bill of three weeks. */
beforeAll(async () => {
  const loaded = await loadOptionTemplate({ system: "harvest", option: "minimal" });
  if (!loaded) throw new Error("The catalogue has no harvest/minimal.");
  accountId = (await database().accountConnection.create({ data: { name: "Billed", kind: "sandbox", regions: ["us-east-1"], endpoint: "http://127.0.0.1:1" } })).id;
  environmentId = (
    await database().environment.create({
      data: { name: "harvest-one", system: "harvest", option: "minimal", stage: "dev", accountId, region: "us-east-1", stackName: "pilothouse-harvest-one", createdBy: "test", latestRelease: 1, runningRelease: 1 },
    })
  ).id;
  await database().templateBody.create({ data: { hash: loaded.hash, body: loaded.body, bytes: loaded.bytes } });
  await database().release.create({ data: { environmentId, number: 1, templateHash: loaded.hash, parameters: {}, images: [], tags: {}, capabilities: [], note: "first", createdBy: "test" } });
  const window = { firstDay: "2026-11-01", endDay: "2026-11-22" };
  // Of each day: the server 24 h × 0.0416, the node 24 h × 0.017, two addresses 48 h × 0.005, and something that the template does not have.
  const rows = eachDay(window.firstDay, window.endDay).flatMap((day) => [
    usage(day, "BoxUsage:t3.medium", "0.9984"),
    usage(day, "NodeUsage:cache.t3.micro", "0.408"),
    usage(day, "USE1-PublicIPv4:InUseAddress", "0.24"),
    usage(day, "USE1-AmazonEKS-Hours:perCluster", "2.4"),
  ]);
  await inTransaction(async (tx) => {
    await replaceBill(tx, accountId, window, rows);
    await keepBillFetch(tx, { accountId, ...window, requests: 2, outcome: "fetched", reason: null, tagState: "active", commitments: [] }, now);
  });
});

const read = async () => {
  const view = await readEnvironmentCost({ actor: viewer, environmentId, now });
  if (!view) throw new Error("The environment is gone.");
  return view;
};
const line = (view: Awaited<ReturnType<typeof read>>, key: string) => view.lines.find((one) => one.key === key);

test("each line of the plan has its list price and what was billed for it, and the rest is named", async () => {
  const view = await read();
  expect(view.lines.map(({ key }) => key)).toEqual(["ec2", "elasticache", "alb", "ebs"]);
  // 730 h × 0.0416 = 30.368; billed 21 days × 0.9984 = 20.9664.
  expect(line(view, "ec2")).toMatchObject({ planLowUsd: 30, planHighUsd: 30, listUsd: 30.368, actualUsd: 20.9664, usage: [{ usageType: "BoxUsage:t3.medium", usd: 20.9664 }] });
  // 30 days × 0.408 = 12.24, two percent over the plan's 12.
  expect(line(view, "elasticache")).toMatchObject({ listUsd: 12.41, actualUsd: 8.568, forecast: { kind: "forecast", usd: 12.24 }, variance: { kind: "compared", isMarked: false, percent: expect.closeTo(2, 6) } });
  expect(line(view, "alb")).toMatchObject({ actualUsd: 0, usage: [] });
  expect(view.unplanned.usage).toEqual([{ usageType: "USE1-PublicIPv4:InUseAddress", usd: 5.04, quantity: "504", unit: "Hrs" }]);
  expect(view.other).toEqual([{ usageType: "USE1-AmazonEKS-Hours:perCluster", usd: 50.4, quantity: "504", unit: "Hrs" }]);
  expect(view.totals.actualUsd).toBe(84.9744); // 21 × (0.9984 + 0.408 + 0.24 + 2.4)
  expect(view.days).toHaveLength(21);
  expect(view.looked).toBeNull();
  expect(view.totals.runningUsd).toBeNull();
});

test("what a look found to be running stands beside, line by line, times 730 hours", async () => {
  const part = { environmentId, resourceType: "AWS::EC2::Instance", unit: "hour", fromUsage: false, asOf: now, title: "t3.medium" };
  await database().runningCost.createMany({
    data: [
      { ...part, logicalId: "Instance", physicalId: "i-1", charge: "hours", sku: "ec2.t3.medium.linux.ondemand", quantity: 1, usdPerHour: "0.0416" },
      { ...part, logicalId: "Instance", physicalId: "i-1", charge: "public-addresses", sku: "vpc.public_ipv4.in_use", quantity: 1, usdPerHour: "0.005" },
    ],
  });
  await database().runningCostLook.create({ data: { environmentId, at: now, outcome: "looked", problems: [], usdPerHour: "0.0466" } });
  const view = await read();
  expect(line(view, "ec2")).toMatchObject({ runningUsd: 30.368, running: [{ physicalId: "i-1", charge: "hours", usdPerMonth: 30.368 }] });
  expect(view.unplanned.running).toMatchObject([{ charge: "public-addresses", usdPerMonth: 3.65 }]);
  expect(view.totals.runningUsd).toBe(34.018);
});

test("the ledger's row has the list price once the worker has reckoned it, the same as the environment's own page", async () => {
  const row = async () => (await listCosts({ actor: viewer, now, limit: 10, sort: "name", filter: { accountId } })).items[0];
  expect(await row()).toMatchObject({ environmentId, listUsd: null, planHighUsd: null });
  await priceReleases.run({}, CONTEXT);
  expect(await row()).toMatchObject({ planLowUsd: 62, planHighUsd: 62, listUsd: (await read()).totals.listUsd, release: 1, runningUsd: 34.018 });
  const before = await database().releasePrice.findFirstOrThrow({ where: { environmentId } });
  await priceReleases.run({}, { ...CONTEXT, now: new Date("2026-11-23T07:00:00Z") });
  expect(await database().releasePrice.findFirstOrThrow({ where: { environmentId } })).toEqual(before); // nothing has changed
});

test("an environment in a region without prices says so instead of costing nothing", async () => {
  await database().environment.update({ where: { id: environmentId }, data: { region: "eu-west-3" } });
  expect(await read()).toMatchObject({ estimate: null, estimateProblem: "There are no prices for eu-west-3 yet.", lines: [], totals: { listUsd: null, actualUsd: 84.9744 } });
  await database().environment.update({ where: { id: environmentId }, data: { region: "us-east-1" } });
});

test("what does not exist has no cost", async () => {
  expect(await readEnvironmentCost({ actor: viewer, environmentId: randomUUID(), now })).toBeNull();
});
