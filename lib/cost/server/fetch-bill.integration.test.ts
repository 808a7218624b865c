import { randomUUID } from "node:crypto";

import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { costDay, costGroup, costPage, startFakeCostExplorer, type CostAnswer, type FakeCostExplorer } from "@/lib/aws/testing/fake-cost-explorer";
import { database } from "@/lib/db/transaction";

import { fetchBill } from "./fetch-bill";
import { listAccountBills } from "./internal/bill-repository";

let costExplorer: FakeCostExplorer;
/** What is answered, in order. */
let answers: CostAnswer[] = [];
let accountId: string;

const now = new Date("2026-04-12T06:00:00Z");

beforeAll(async () => {
  costExplorer = await startFakeCostExplorer();
  costExplorer.answerWith(() => answers.shift() ?? { status: 500, body: {} });
});
afterAll(() => costExplorer.close());

beforeEach(async () => {
  answers = [];
  costExplorer.requests.length = 0;
  const data = { name: `Billed ${randomUUID()}`, kind: "sandbox" as const, regions: ["us-east-1"], endpoint: costExplorer.url };
  accountId = (await database().accountConnection.create({ data })).id;
});

const ask = (answeredThrough: string | null = "2026-04-11") => fetchBill({ accountId, answeredThrough, now });

const stored = async () =>
  (await database().billedDay.findMany({ where: { accountId }, orderBy: [{ day: "asc" }, { environmentTag: "asc" }, { usageType: "asc" }] })).map((row) => [
    row.day.toISOString().slice(0, 10),
    row.kind,
    row.environmentTag,
    row.usageType,
    row.usd.toFixed(),
    row.estimated,
  ]);
const months = async () => (await database().billedMonth.findMany({ where: { accountId }, orderBy: [{ kind: "asc" }, { environmentTag: "asc" }, { usageType: "asc" }] })).map((row) => [row.kind, row.environmentTag, row.usageType, row.usd.toFixed()]);
const lastFetch = () => database().billFetch.findFirstOrThrow({ where: { accountId }, orderBy: { at: "desc" } });

test("all pages of both questions are kept exactly, with credits and tax apart, and every page is counted as a request", async () => {
  answers = [
    costPage([costDay("2026-04-03", [costGroup("shop", "LoadBalancerUsage", "0.5400000001"), costGroup("", "DataTransfer-Out-Bytes", "0.0000004")])], "more"),
    costPage([costDay("2026-04-04", [costGroup("shop", "LoadBalancerUsage", "0.5400000002")], { estimated: true })]),
    costPage([costDay("2026-04-03", [costGroup("", "Credit", "-0.1"), costGroup("", "Tax", "0.07"), costGroup("shop", "Usage", "0.5"), costGroup("shop", "SavingsPlanCoveredUsage", "0.58")])]),
  ];
  expect(await ask()).toBe("fetched");
  expect(await stored()).toEqual([
    ["2026-04-03", "credit", "", "Credit", "-0.1", false],
    ["2026-04-03", "usage", "", "DataTransfer-Out-Bytes", "0.0000004", false],
    ["2026-04-03", "tax", "", "Tax", "0.07", false],
    ["2026-04-03", "usage", "shop", "LoadBalancerUsage", "0.5400000001", false],
    ["2026-04-04", "usage", "shop", "LoadBalancerUsage", "0.5400000002", true],
  ]);
  expect(await months()).toEqual([
    ["credit", "", "Credit", "-0.1"],
    ["tax", "", "Tax", "0.07"],
    ["usage", "", "DataTransfer-Out-Bytes", "0.0000004"],
    ["usage", "shop", "LoadBalancerUsage", "1.0800000003"],
  ]);
  expect(await lastFetch()).toMatchObject({ outcome: "fetched", requests: 3, tagState: "active", commitments: ["SavingsPlanCoveredUsage"] });
  expect(costExplorer.requests.map(({ body }) => [body.TimePeriod, body.NextPageToken ?? null, body.GroupBy?.map(({ Key }) => Key)])).toEqual([
    [{ Start: "2026-04-02", End: "2026-04-13" }, null, ["pilothouse:environment", "USAGE_TYPE"]],
    [{ Start: "2026-04-02", End: "2026-04-13" }, "more", ["pilothouse:environment", "USAGE_TYPE"]],
    [{ Start: "2026-04-02", End: "2026-04-13" }, null, ["pilothouse:environment", "RECORD_TYPE"]],
  ]);
});

test("a later answer takes the place of an earlier one for the same days, and leaves the others", async () => {
  answers = [costPage([costDay("2026-03-20", [costGroup("shop", "LoadBalancerUsage", "1")]), costDay("2026-04-10", [costGroup("shop", "LoadBalancerUsage", "2")], { estimated: true })]), costPage([])];
  await ask(null);
  answers = [costPage([costDay("2026-04-10", [costGroup("shop", "LoadBalancerUsage", "2.5")])]), costPage([])];
  await ask();
  expect(await stored()).toEqual([
    ["2026-03-20", "usage", "shop", "LoadBalancerUsage", "1", false],
    ["2026-04-10", "usage", "shop", "LoadBalancerUsage", "2.5", false],
  ]);
  expect((await months()).map((row) => row[3])).toEqual(["1", "2.5"]);
});

test.each([
  ["denied", { status: 400, body: { __type: "AccessDeniedException", message: "not authorized" } }],
  ["throttled", { status: 400, body: { __type: "ThrottlingException", message: "Rate exceeded" } }],
  ["malformed", { status: 200, body: { nothing: true } }],
  ["other-currency", costPage([costDay("2026-04-10", [costGroup("shop", "LoadBalancerUsage", "9", { unit: "EUR" })])])],
])("an answer that is %s changes no figure and says why", async (outcome, broken) => {
  answers = [costPage([costDay("2026-04-10", [costGroup("shop", "LoadBalancerUsage", "2")])]), costPage([])];
  await ask();
  const before = await stored();
  answers = [broken];
  expect(await ask()).toBe(outcome);
  expect(await stored()).toEqual(before);
  expect((await lastFetch()).reason).toMatch(/\w+/);
});

test("half a bill is no bill: when the second page fails, the first is not taken either", async () => {
  answers = [costPage([costDay("2026-04-10", [costGroup("shop", "LoadBalancerUsage", "2")])], "more"), { status: 500, body: { __type: "InternalServerError" } }];
  expect(await ask()).toBe("unreachable");
  expect(await stored()).toEqual([]);
});

test("a tag that Cost Explorer does not group by is found out where nothing comes under it", async () => {
  answers = [
    costPage([costDay("2026-04-10", [costGroup("", "LoadBalancerUsage", "2")])]),
    costPage([]),
    { status: 200, body: { CostAllocationTags: [{ TagKey: "pilothouse:environment", Status: "Inactive", Type: "UserDefined" }] } },
  ];
  await ask();
  expect(await lastFetch()).toMatchObject({ tagState: "inactive", requests: 3 });
});

test("what was answered last is remembered for each account; a failure does not move it", async () => {
  const ofAccount = async () => (await listAccountBills()).find((account) => account.accountId === accountId);
  expect(await ofAccount()).toEqual({ accountId, last: null, answeredThrough: null });
  answers = [costPage([]), costPage([]), { status: 200, body: { CostAllocationTags: [] } }];
  await ask(null);
  answers = [{ status: 400, body: { __type: "ThrottlingException" } }];
  await fetchBill({ accountId, answeredThrough: "2026-04-13", now: new Date("2026-04-14T00:00:00Z") });
  expect(await ofAccount()).toMatchObject({ answeredThrough: "2026-04-13", last: { outcome: "throttled" } });
});
