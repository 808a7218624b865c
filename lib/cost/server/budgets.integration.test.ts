import { randomUUID } from "node:crypto";

import { beforeAll, expect, test } from "vitest";

import type { Actor } from "@/lib/auth/actor";
import { database, inTransaction } from "@/lib/db/transaction";

import { eachDay } from "../bill-day";
import { keepBillFetch, replaceBill } from "./internal/bill-repository";
import { listBudgets } from "./list-budgets";
import { removeBudget } from "./remove-budget";
import { setBudget } from "./set-budget";

const operator: Actor = { kind: "token", tokenId: randomUUID(), personId: null, name: "Olga Operator", role: "operator" };
const viewer: Actor = { kind: "token", tokenId: randomUUID(), personId: null, name: "Vic Viewer", role: "viewer" };
const now = new Date("2026-11-12T07:00:00Z");
const THRESHOLDS = [50, 80, 100];

let accountId: string;
let single: string;

async function newEnvironment(name: string, option: string): Promise<string> {
  const data = { name, system: "harvest", option, stage: "dev", accountId, region: "us-east-1", stackName: `pilothouse-${name}`, createdBy: "test" };
  return (await database().environment.create({ data })).id;
}

beforeAll(async () => {
  accountId = (await database().accountConnection.create({ data: { name: "Billed", kind: "sandbox", regions: ["us-east-1"], endpoint: "http://127.0.0.1:1" } })).id;
  single = await newEnvironment("works-a", "minimal");
  await newEnvironment("works-b", "minimal");
  const window = { firstDay: "2026-11-01", endDay: "2026-11-13" };
  const rows = eachDay(window.firstDay, "2026-11-12").flatMap((day) =>
    [["works-a", "10"] as const, ["works-b", "6"] as const].map(([environmentTag, usd]) => ({ day, kind: "usage" as const, environmentTag, usageType: "BoxUsage:t3.large", usd, usage: null, estimated: false })),
  );
  await inTransaction(async (tx) => {
    await replaceBill(tx, accountId, window, rows);
    await keepBillFetch(tx, { accountId, ...window, requests: 2, outcome: "fetched", reason: null, tagState: "active", commitments: [] }, now);
  });
});

test("an environment's budget and a system's are held against their own days", async () => {
  await setBudget({ actor: operator, now, budget: { environmentId: single, usd: 250, thresholds: THRESHOLDS } });
  await setBudget({ actor: operator, now, budget: { system: "harvest", usd: 500, thresholds: THRESHOLDS } });
  const { items } = await listBudgets({ actor: viewer, now });
  // 11 days are billed; of them 10 are whole. works-a: 11 × 10; both: 11 × 16. At 10 a day 250 is used up on the 25th.
  expect(items.map(({ title, usd, state }) => ({ title, usd, state }))).toEqual([
    { title: "Harvest", usd: 500, state: expect.objectContaining({ kind: "within", spentUsd: 176 }) },
    { title: "works-a", usd: 250, state: expect.objectContaining({ kind: "will-exceed", spentUsd: 110, usedPercent: 44, breachDay: "2026-11-25" }) },
  ]);
});

test("a budget is replaced, not doubled, and each change is in the audit", async () => {
  const first = await setBudget({ actor: operator, now, budget: { environmentId: single, usd: 10, thresholds: [100] } });
  const second = await setBudget({ actor: operator, now, budget: { environmentId: single, usd: 20.5, thresholds: [90] } });
  expect(second.id).toBe(first.id);
  expect((await listBudgets({ actor: viewer, now })).items.find(({ id }) => id === first.id)).toMatchObject({ usd: 20.5, thresholds: [90], setBy: "Olga Operator", state: { kind: "exceeded" } });
  await removeBudget({ actor: operator, budgetId: first.id });
  expect((await listBudgets({ actor: viewer, now })).items.map(({ id }) => id)).not.toContain(first.id);
  const acts = await database().audit.findMany({ where: { objectType: "budget", objectId: first.id }, orderBy: { id: "asc" }, select: { action: true, environmentId: true } });
  expect(acts.slice(-3)).toEqual([
    { action: "budget.set", environmentId: single },
    { action: "budget.set", environmentId: single },
    { action: "budget.remove", environmentId: single },
  ]);
});

test("a viewer sets and removes no budget, and what does not exist has none", async () => {
  await expect(setBudget({ actor: viewer, now, budget: { system: "harvest", usd: 5, thresholds: [100] } })).rejects.toMatchObject({ code: "forbidden" });
  await expect(removeBudget({ actor: viewer, budgetId: randomUUID() })).rejects.toMatchObject({ code: "forbidden" });
  await expect(removeBudget({ actor: operator, budgetId: randomUUID() })).rejects.toMatchObject({ code: "not-found" });
  await expect(setBudget({ actor: operator, now, budget: { environmentId: randomUUID(), usd: 5, thresholds: [100] } })).rejects.toMatchObject({ code: "not-found" });
  await expect(setBudget({ actor: operator, now, budget: { system: "nothing", usd: 5, thresholds: [100] } })).rejects.toMatchObject({ code: "not-found" });
});

test("where an account's bill was never answered, nobody can tell how the budget stands", async () => {
  const other = await database().accountConnection.create({ data: { name: "Silent", kind: "sandbox", regions: ["us-east-1"], endpoint: "http://127.0.0.1:1" } });
  const data = { name: "quiet", system: "harvest", option: "minimal", stage: "dev", accountId: other.id, region: "us-east-1", stackName: "pilothouse-quiet", createdBy: "test" };
  const { id: environmentId } = await database().environment.create({ data });
  const { id } = await setBudget({ actor: operator, now, budget: { environmentId, usd: 5, thresholds: [100] } });
  expect((await listBudgets({ actor: viewer, now })).items.find((item) => item.id === id)?.state.kind).toBe("unknown");
});
