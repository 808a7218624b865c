import { randomUUID } from "node:crypto";

import { PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { subHours } from "date-fns";
import { beforeAll, expect, test } from "vitest";

import { viewer } from "@/lib/auth/testing/actors";
import { openScope } from "@/lib/aws/scope";
import { sharedSandboxUrl } from "@/lib/aws/testing/sandbox";
import { loadOptionTemplate } from "@/lib/catalog/server/load-option-template";
import { database } from "@/lib/db/transaction";

import { readSizing } from "./read-sizing";

const now = new Date();
const HOURS = 96;
const instanceId = `i-${randomUUID().slice(0, 8)}`;

let environmentId: string;

/** Harvest's smallest option on a larger instance than it needs, whose figures of four days are in CloudWatch. */
beforeAll(async () => {
  const loaded = await loadOptionTemplate({ system: "harvest", option: "minimal" });
  if (!loaded) throw new Error("The catalogue has no harvest/minimal.");
  const { id: accountId } = await database().accountConnection.create({ data: { name: "Sandbox", kind: "sandbox", regions: ["us-east-1"], endpoint: sharedSandboxUrl() } });
  const at = { accountId, region: "us-east-1" };
  const name = `s${randomUUID().slice(0, 8)}`;
  environmentId = (await database().environment.create({ data: { name, system: "harvest", option: "minimal", stage: "dev", ...at, stackName: name, createdBy: "test", latestRelease: 1, runningRelease: 1 } })).id;
  await database().templateBody.create({ data: { hash: loaded.hash, body: loaded.body, bytes: loaded.bytes } });
  await database().release.create({ data: { environmentId, number: 1, templateHash: loaded.hash, parameters: { InstanceType: "t3.large" }, images: [], tags: {}, capabilities: [], note: "", createdBy: "test" } });

  const client = await (await openScope(at)).clients.cloudWatch();
  const points = (MetricName: string, value: (hour: number) => number) =>
    Array.from({ length: HOURS }, (_, hour) => ({ MetricName, Dimensions: [{ Name: "InstanceId", Value: instanceId }], Timestamp: subHours(now, hour + 1), Value: value(hour) }));
  await client.send(new PutMetricDataCommand({ Namespace: "AWS/EC2", MetricData: points("CPUUtilization", (hour) => 10 + (hour % 20)) }));
  await client.send(new PutMetricDataCommand({ Namespace: "CWAgent", MetricData: points("mem_used_percent", () => 41) }));
});

test("before anybody has looked at what runs, nothing is said about its size", async () => {
  expect(await readSizing({ actor: viewer, environmentId, now })).toMatchObject({ items: [], problem: "What runs was not looked at yet; that happens within the hour." });
});

test("an instance that is little used has the next smaller size beside what it saves at list price", async () => {
  const part = { environmentId, logicalId: "Instance", physicalId: instanceId, resourceType: "AWS::EC2::Instance", charge: "hours", sku: "ec2.t3.large.linux.ondemand", title: "t3.large", quantity: 1, unit: "hour", usdPerHour: "0.0832", fromUsage: false, asOf: now };
  await database().runningCost.create({ data: part });
  await database().runningCostLook.create({ data: { environmentId, at: now, outcome: "looked", problems: [], usdPerHour: "0.0832" } });
  const view = await readSizing({ actor: viewer, environmentId, now });
  // t3.large 0.0832 − t3.medium 0.0416 = 0.0416 × 730 h = 30.368
  expect(view).toMatchObject({
    release: 1,
    problem: null,
    items: [{ logicalId: "Instance", cpu: { maxPercent: 29, hours: HOURS }, memory: { maxPercent: 41 }, verdict: "under-used", change: { parameters: { InstanceType: "t3.medium" }, saving: { kind: "saves", usd: 30.368 } } }],
  });
});

test("an environment that does not exist has no sizes", async () => {
  expect(await readSizing({ actor: viewer, environmentId: randomUUID(), now })).toBeNull();
});
