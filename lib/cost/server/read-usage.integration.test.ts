import { randomUUID } from "node:crypto";

import { expect, test } from "vitest";

import type { Actor } from "@/lib/auth/actor";
import { database } from "@/lib/db/transaction";

import { readUsage } from "./read-usage";

const viewer: Actor = { kind: "token", tokenId: randomUUID(), personId: null, name: "Reader", role: "viewer" };

test("the panel's own calls are counted and priced by account, reads and changes, and spread over its environments", async () => {
  const { id: accountId } = await database().accountConnection.create({ data: { name: "Counted", kind: "sandbox", regions: ["us-east-1"], endpoint: "http://127.0.0.1:1" } });
  const hour = new Date("2026-11-10T05:00:00Z");
  const meter = { accountId, region: "us-east-1" };
  await database().awsReadMeter.createMany({
    data: [
      { ...meter, hour, action: "cloudformation:DescribeStacks", calls: 3_000, failed: 12, units: 3_000 },
      { ...meter, hour, action: "ce:GetCostAndUsage", calls: 60, failed: 0, units: 60 },
      { ...meter, hour, action: "sqs:ReceiveMessage", calls: 130_000, failed: 0, units: 130_000 },
      { ...meter, hour, action: "cloudwatch:GetMetricData", calls: 10, failed: 0, units: 3_000 },
      { ...meter, hour: new Date("2026-10-31T23:00:00Z"), action: "ce:GetCostAndUsage", calls: 500, failed: 0, units: 500 },
    ],
  });
  const { id: callId } = await database().awsCall.create({ data: { id: randomUUID(), ...meter, action: "s3:PutObject", target: "bucket", at: hour } });
  await database().awsCallOutcome.createMany({ data: [{ callId, kind: "no-answer", at: hour }, { callId, kind: "accepted", at: hour }] });
  for (const name of ["one", "two"])
    await database().environment.create({ data: { name, system: "harvest", option: "minimal", stage: "dev", ...meter, stackName: name, createdBy: "test" } });

  const usage = await readUsage({ actor: viewer, now: new Date("2026-11-26T00:00:00Z") });
  const account = usage.accounts.find((one) => one.accountId === accountId);
  // 60 × 0.01 + 3,000 metrics × 0.00001 + 130,000 × 0.0000004 + 2 × 0.000005 = 0.6 + 0.03 + 0.052 + 0.00001
  expect(account).toMatchObject({ environments: 2, usd: 0.68201, usdPerEnvironment: 0.341005 });
  expect(account?.actions).toEqual([
    { action: "ce:GetCostAndUsage", calls: 60, failed: 0, usd: 0.6 },
    { action: "cloudformation:DescribeStacks", calls: 3_000, failed: 12, usd: 0 },
    { action: "cloudwatch:GetMetricData", calls: 10, failed: 0, usd: 0.03 },
    { action: "s3:PutObject", calls: 2, failed: 1, usd: 0.00001 },
    { action: "sqs:ReceiveMessage", calls: 130_000, failed: 0, usd: 0.052 },
  ]);
  expect((await readUsage({ actor: viewer, now: new Date("2026-11-26T00:00:00Z"), month: "2026-10" })).accounts.find((one) => one.accountId === accountId)?.usd).toBe(5);
});
