import { randomUUID } from "node:crypto";

import { expect, test } from "vitest";

import type { Actor } from "@/lib/auth/actor";
import { database, inTransaction } from "@/lib/db/transaction";

import type { BilledRow } from "../billed-row";
import { replaceBill } from "./internal/bill-repository";
import { readCostSummaries, readMonthSummary } from "./read-cost-summaries";

const viewer: Actor = { kind: "token", tokenId: randomUUID(), personId: null, name: "Reader", role: "viewer" };
const now = new Date("2026-11-10T07:00:00Z");
const row = (day: string, environmentTag: string, usd: string): BilledRow => ({ day, environmentTag, usageType: "NatGateway-Hours", usd, kind: "usage", usage: null, estimated: false });

async function billedEnvironment() {
  const name = `sum-${randomUUID().slice(0, 8)}`;
  const account = await database().accountConnection.create({ data: { name: `Sum ${randomUUID()}`, kind: "sandbox", regions: ["us-east-1"], endpoint: "http://127.0.0.1:9" } });
  const environment = await database().environment.create({
    data: { name, system: "harvest", option: "minimal", stage: "dev", accountId: account.id, region: "us-east-1", stackName: `pilothouse-${name}`, createdBy: "test" },
  });
  const rows = [row("2026-10-31", name, "9"), row("2026-11-01", name, "1.25"), row("2026-11-09", name, "2.5"), row("2026-11-09", "somebody-else", "7")];
  await inTransaction((tx) => replaceBill(tx, account.id, { firstDay: "2026-10-31", endDay: "2026-11-10" }, rows));
  return { accountId: account.id, environmentId: environment.id };
}

test("a list's environments have their own month, and none before a bill was read", async () => {
  const { accountId, environmentId } = await billedEnvironment();
  const read = async () => (await readCostSummaries({ actor: viewer, now, environmentIds: [environmentId] }))[0];
  expect(await read()).toEqual({ environmentId, actualUsd: null, planLowUsd: null, planHighUsd: null, listUsd: null });

  const at = { accountId, at: now, firstDay: new Date("2026-10-31"), endDay: new Date("2026-11-10"), requests: 2, outcome: "fetched", tagState: "active" };
  await database().billFetch.create({ data: at });
  expect((await read())?.actualUsd).toBe(3.75);
});

test("the month's sum has what is untagged and others' tags too: it is what the accounts cost", async () => {
  const before = (await readMonthSummary({ actor: viewer, now })).actualUsd ?? 0;
  await billedEnvironment();
  const after = await readMonthSummary({ actor: viewer, now });
  expect(after.month).toBe("2026-11");
  expect((after.actualUsd ?? 0) - before).toBeCloseTo(10.75, 6);
});
