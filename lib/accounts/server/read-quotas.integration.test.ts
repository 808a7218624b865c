import { beforeAll, expect, test } from "vitest";

import { viewer } from "@/lib/auth/testing/actors";
import { sharedSandboxUrl } from "@/lib/aws/testing/sandbox";
import { database } from "@/lib/db/transaction";

import { askedOptionsSchema } from "../asked-option";
import { readQuotas } from "./read-quotas";

const now = new Date("2026-11-26T12:00:00Z");
const options = askedOptionsSchema.parse("harvest/minimal,agent/single@private");
const ask = (changes: Partial<Parameters<typeof readQuotas>[0]> = {}) => readQuotas({ actor: viewer, accountId, region: "us-east-1", options, now, ...changes });

let accountId: string;

beforeAll(async () => {
  const data = { name: "Sandbox", kind: "sandbox" as const, regions: ["us-east-1"], endpoint: sharedSandboxUrl() };
  accountId = (await database().accountConnection.create({ data })).id;
});

test("what an option needs stands beside what the account has, and what is kept is not asked for again within its time", async () => {
  const view = await ask();
  expect(view.options.map(({ option }) => option)).toEqual(["harvest/minimal", "agent/single@private"]);
  const [minimal, single] = view.options.map(({ verdicts }) => new Map(verdicts.map(({ key, needed }) => [key, needed])));
  // Plans: one t3.large (2 vCPU) each with its own network; the private agent goes out through one NAT gateway.
  expect([minimal?.get("vpcs"), minimal?.get("standard-vcpus"), minimal?.get("nat-gateways")]).toEqual([1, 2, undefined]);
  expect([single?.get("vpcs"), single?.get("nat-gateways")]).toEqual([1, 1]);
  expect(view.quotas.find(({ key }) => key === "vpcs")?.inUse).toMatchObject({ kind: "told", asOf: now.toISOString() });
  // Three dashboards each; Service Quotas lists neither them nor alarms, since there may be any number.
  expect(minimal?.get("dashboards")).toBe(3);
  for (const counted of ["alarms", "dashboards"]) expect(view.quotas.find(({ key }) => key === counted)).toMatchObject({ limit: { kind: "unlimited" }, inUse: { kind: "told" } });
  for (const { verdicts } of view.options) for (const { why } of verdicts) expect(why).toMatch(/^[A-Z].*\.$/);

  const soon = await ask({ now: new Date("2026-11-26T12:04:00Z") });
  expect(soon.quotas).toEqual(view.quotas);
  const later = await ask({ now: new Date("2026-11-26T12:20:00Z") });
  expect(later.quotas.find(({ key }) => key === "vpcs")?.inUse.asOf).toBe("2026-11-26T12:20:00.000Z");
});

test("an account, a region or an option that is not there is refused by name", async () => {
  await expect(ask({ accountId: "0198a3f0-0000-7000-8000-000000000000" })).rejects.toMatchObject({ code: "unknown-account" });
  await expect(ask({ region: "eu-west-1" })).rejects.toMatchObject({ code: "unknown-region" });
  await expect(ask({ options: askedOptionsSchema.parse("agent/single@gone") })).rejects.toMatchObject({ code: "unknown-option" });
});
