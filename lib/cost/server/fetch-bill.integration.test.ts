import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";

import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { database } from "@/lib/db/transaction";

import { fetchBill } from "./fetch-bill";
import { listAccountBills } from "./internal/bill-repository";

/** A Cost Explorer on this machine that answers what a test lays down, in order, and remembers what it was asked. */
let server: Server;
let answers: { status: number; body: object }[] = [];
let asked: { action: string; body: { TimePeriod?: { Start: string; End: string }; NextPageToken?: string; GroupBy?: { Key: string }[] } }[] = [];
let accountId: string;

const now = new Date("2026-04-12T06:00:00Z");

beforeAll(async () => {
  server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      asked.push({ action: String(incoming.headers["x-amz-target"]).split(".")[1] ?? "", body: JSON.parse(Buffer.concat(chunks).toString("utf8")) });
      const { status, body } = answers.shift() ?? { status: 500, body: {} };
      response.writeHead(status, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

beforeEach(async () => {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server does not listen.");
  answers = [];
  asked = [];
  accountId = (
    await database().accountConnection.create({
      data: { name: `Billed ${randomUUID()}`, kind: "sandbox", regions: ["us-east-1"], endpoint: `http://127.0.0.1:${address.port}` },
    })
  ).id;
});

const group = (keys: string[], usd: string, unit = "USD", usage = "24") => ({
  Keys: keys,
  Metrics: { UnblendedCost: { Amount: usd, Unit: unit }, UsageQuantity: { Amount: usage, Unit: "Hrs" } },
});
const dayOf = (day: string, end: string, groups: object[], estimated = false) => ({ TimePeriod: { Start: day, End: end }, Total: {}, Groups: groups, Estimated: estimated });
const page = (results: object[], token?: string) => ({ status: 200, body: { ResultsByTime: results, ...(token ? { NextPageToken: token } : {}) } });
const tagged = (environment: string, usageType: string) => [`pilothouse:environment$${environment}`, usageType];

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
    page([dayOf("2026-04-03", "2026-04-04", [group(tagged("shop", "LoadBalancerUsage"), "0.5400000001"), group(tagged("", "DataTransfer-Out-Bytes"), "0.0000004")])], "more"),
    page([dayOf("2026-04-04", "2026-04-05", [group(tagged("shop", "LoadBalancerUsage"), "0.5400000002")], true)]),
    page([dayOf("2026-04-03", "2026-04-04", [group(tagged("", "Credit"), "-0.1"), group(tagged("", "Tax"), "0.07")])]),
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
  expect(await lastFetch()).toMatchObject({ outcome: "fetched", requests: 3, tagState: "active" });
  expect(asked.map(({ body }) => [body.TimePeriod, body.NextPageToken ?? null, body.GroupBy?.map(({ Key }) => Key)])).toEqual([
    [{ Start: "2026-04-02", End: "2026-04-13" }, null, ["pilothouse:environment", "USAGE_TYPE"]],
    [{ Start: "2026-04-02", End: "2026-04-13" }, "more", ["pilothouse:environment", "USAGE_TYPE"]],
    [{ Start: "2026-04-02", End: "2026-04-13" }, null, ["pilothouse:environment", "RECORD_TYPE"]],
  ]);
});

test("a later answer takes the place of an earlier one for the same days, and leaves the others", async () => {
  answers = [page([dayOf("2026-03-20", "2026-03-21", [group(tagged("shop", "LoadBalancerUsage"), "1")]), dayOf("2026-04-10", "2026-04-11", [group(tagged("shop", "LoadBalancerUsage"), "2")], true)]), page([])];
  await ask(null);
  answers = [page([dayOf("2026-04-10", "2026-04-11", [group(tagged("shop", "LoadBalancerUsage"), "2.5")])]), page([])];
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
  ["other-currency", page([dayOf("2026-04-10", "2026-04-11", [group(tagged("shop", "LoadBalancerUsage"), "9", "EUR")])])],
])("an answer that is %s changes no figure and says why", async (outcome, broken) => {
  answers = [page([dayOf("2026-04-10", "2026-04-11", [group(tagged("shop", "LoadBalancerUsage"), "2")])]), page([])];
  await ask();
  const before = await stored();
  answers = [broken];
  expect(await ask()).toBe(outcome);
  expect(await stored()).toEqual(before);
  expect((await lastFetch()).reason).toMatch(/\w+/);
});

test("half a bill is no bill: when the second page fails, the first is not taken either", async () => {
  answers = [page([dayOf("2026-04-10", "2026-04-11", [group(tagged("shop", "LoadBalancerUsage"), "2")])], "more"), { status: 500, body: { __type: "InternalServerError" } }];
  expect(await ask()).toBe("unreachable");
  expect(await stored()).toEqual([]);
});

test("a tag that Cost Explorer does not group by is found out where nothing comes under it", async () => {
  answers = [
    page([dayOf("2026-04-10", "2026-04-11", [group(tagged("", "LoadBalancerUsage"), "2")])]),
    page([]),
    { status: 200, body: { CostAllocationTags: [{ TagKey: "pilothouse:environment", Status: "Inactive", Type: "UserDefined" }] } },
  ];
  await ask();
  expect(await lastFetch()).toMatchObject({ tagState: "inactive", requests: 3 });
});

test("what was answered last is remembered for each account; a failure does not move it", async () => {
  const ofAccount = async () => (await listAccountBills()).find((account) => account.accountId === accountId);
  expect(await ofAccount()).toEqual({ accountId, last: null, answeredThrough: null });
  answers = [page([]), page([]), { status: 200, body: { CostAllocationTags: [] } }];
  await ask(null);
  answers = [{ status: 400, body: { __type: "ThrottlingException" } }];
  await fetchBill({ accountId, answeredThrough: "2026-04-13", now: new Date("2026-04-14T00:00:00Z") });
  expect(await ofAccount()).toMatchObject({ answeredThrough: "2026-04-13", last: { outcome: "throttled" } });
});
