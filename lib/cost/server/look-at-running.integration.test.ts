import { randomUUID } from "node:crypto";

import { beforeAll, expect, test } from "vitest";

import { openScope } from "@/lib/aws/scope";
import { launchStack } from "@/lib/aws/testing/launch-stack";
import { sharedSandboxUrl } from "@/lib/aws/testing/sandbox";
import { database } from "@/lib/db/transaction";

import { findRunningLook } from "./internal/environment-cost-repository";
import { listEnvironmentsToLookAt, type EnvironmentToLookAt } from "./internal/running-cost-repository";
import { lookAtRunning } from "./look-at-running";

const now = new Date();
const TEMPLATE = {
  Resources: {
    Vpc: { Type: "AWS::EC2::VPC", Properties: { CidrBlock: "10.0.0.0/16" } },
    SubnetA: { Type: "AWS::EC2::Subnet", Properties: { VpcId: { Ref: "Vpc" }, CidrBlock: "10.0.0.0/24" } },
    SubnetB: { Type: "AWS::EC2::Subnet", Properties: { VpcId: { Ref: "Vpc" }, CidrBlock: "10.0.1.0/24" } },
    Balancer: { Type: "AWS::ElasticLoadBalancingV2::LoadBalancer", Properties: { Subnets: [{ Ref: "SubnetA" }, { Ref: "SubnetB" }] } },
    Disk: { Type: "AWS::EC2::Volume", Properties: { AvailabilityZone: "us-east-1a", Size: 100, VolumeType: "gp3" } },
    DatabaseSubnets: { Type: "AWS::RDS::DBSubnetGroup", Properties: { DBSubnetGroupDescription: "both", SubnetIds: [{ Ref: "SubnetA" }, { Ref: "SubnetB" }] } },
    Database: {
      Type: "AWS::RDS::DBInstance",
      Properties: { DBInstanceClass: "db.t3.micro", Engine: "postgres", AllocatedStorage: "20", StorageType: "gp3", DBSubnetGroupName: { Ref: "DatabaseSubnets" }, MasterUsername: "master", MasterUserPassword: "only-in-a-sandbox" },
    },
    CacheSubnets: { Type: "AWS::ElastiCache::SubnetGroup", Properties: { Description: "both", SubnetIds: [{ Ref: "SubnetA" }, { Ref: "SubnetB" }] } },
    Cache: {
      Type: "AWS::ElastiCache::ReplicationGroup",
      Properties: { ReplicationGroupDescription: "two", CacheNodeType: "cache.t3.micro", Engine: "redis", NumCacheClusters: 2, AutomaticFailoverEnabled: true, CacheSubnetGroupName: { Ref: "CacheSubnets" } },
    },
    Secret: { Type: "AWS::SecretsManager::Secret", Properties: { Description: "one" } },
  },
};

let scope: { accountId: string; region: string };
let environment: EnvironmentToLookAt;

beforeAll(async () => {
  const { id: accountId } = await database().accountConnection.create({ data: { name: "Sandbox", kind: "sandbox", regions: ["us-east-1"], endpoint: sharedSandboxUrl() } });
  scope = { accountId, region: "us-east-1" };
  const name = `r${randomUUID().slice(0, 8)}`;
  const stackArn = await launchStack(await openScope(scope), `pilothouse-${name}`, TEMPLATE);
  const hash = randomUUID();
  await database().templateBody.create({ data: { hash, body: JSON.stringify(TEMPLATE), bytes: 1 } });
  const { id: environmentId } = await database().environment.create({
    data: { name, system: "harvest", option: "minimal", stage: "dev", ...scope, stackName: `pilothouse-${name}`, stackArn, stackStatus: "CREATE_COMPLETE", createdBy: "test", latestRelease: 1, runningRelease: 1 },
  });
  await database().release.create({ data: { environmentId, number: 1, templateHash: hash, parameters: {}, images: [], tags: {}, capabilities: [], note: "", createdBy: "test" } });
  const [found] = await listEnvironmentsToLookAt({ before: now, atMost: 5 });
  if (!found) throw new Error("The environment does not wait for a look.");
  environment = found;
}, 60_000);

const rates = async () => {
  const look = await findRunningLook(environment.environmentId);
  return { outcome: look?.outcome, problems: look?.problems, usdPerHour: look?.usdPerHour, parts: Object.fromEntries((look?.parts ?? []).map(({ logicalId, charge, quantity, usdPerHour }) => [`${logicalId} ${charge}`, { quantity: Number(quantity), usd: Number(usdPerHour) }])) };
};

/** Tells CloudWatch how many capacity units the balancer has used within the day. */
async function loadBalancerWith(units: number): Promise<void> {
  const aws = await openScope(scope);
  const resources = await (await aws.cloudFormation()).listStackResources(environment.stackArn);
  const name = resources.find(({ logicalId }) => logicalId === "Balancer")?.physicalId?.split(":loadbalancer/")[1] ?? "";
  const { PutMetricDataCommand } = await import("@aws-sdk/client-cloudwatch");
  const figure = { MetricName: "ConsumedLCUs", Dimensions: [{ Name: "LoadBalancer", Value: name }], Timestamp: new Date(now.getTime() - 3_600_000), Value: units };
  await (await aws.clients.cloudWatch()).send(new PutMetricDataCommand({ Namespace: "AWS/ApplicationELB", MetricData: [figure] }));
}

test("what a stack runs is read from AWS service by service, and priced by the hour", async () => {
  await loadBalancerWith(24);
  await database().awsCallPace.deleteMany();
  expect(await lookAtRunning(environment, { now })).toBe("looked");
  const { outcome, parts, usdPerHour } = await rates();
  expect(outcome).toBe("looked");
  expect(parts["Balancer hours"]).toEqual({ quantity: 1, usd: 0.0225 });
  expect(parts["Balancer public-addresses"]).toEqual({ quantity: 2, usd: 0.01 });
  // 24 LCU-hours in a day are one an hour, at 0.008; what goes to the internet is counted by no metric.
  expect(parts["Balancer capacity-units"]).toEqual({ quantity: 1, usd: 0.008 });
  expect(parts["Balancer data-transfer"]).toEqual({ quantity: 0, usd: 0 });
  expect(parts["Disk storage"]?.usd).toBeCloseTo((100 * 0.08) / 730, 8);
  expect(parts["Database hours"]).toEqual({ quantity: 1, usd: 0.018 });
  expect(parts["Database storage"]?.usd).toBeCloseTo((20 * 0.115) / 730, 8);
  expect(parts["Cache hours"]).toEqual({ quantity: 2, usd: 0.034 });
  expect(Number(usdPerHour)).toBeCloseTo(Object.values(parts).reduce((sum, { usd }) => sum + usd, 0), 9);
  expect((await listEnvironmentsToLookAt({ before: new Date(now.getTime() - 1), atMost: 5 })).map(({ environmentId }) => environmentId)).not.toContain(environment.environmentId);
});

test("what somebody changed past the template is priced as it is now", async () => {
  const aws = await openScope(scope);
  const { ModifyDBInstanceCommand } = await import("@aws-sdk/client-rds");
  const resources = await (await aws.cloudFormation()).listStackResources(environment.stackArn);
  const identifier = resources.find(({ logicalId }) => logicalId === "Database")?.physicalId ?? "";
  await (await aws.clients.rds()).send(new ModifyDBInstanceCommand({ DBInstanceIdentifier: identifier, DBInstanceClass: "db.t3.medium", ApplyImmediately: true }));
  await database().awsCallPace.deleteMany();
  await lookAtRunning(environment, { now });
  const { parts } = await rates();
  expect(parts["Database hours"]).toEqual({ quantity: 1, usd: 0.072 });
  expect(parts["Balancer capacity-units"]).toEqual({ quantity: 1, usd: 0.008 }); // measured an hour ago, which is recent enough
});

test("an account that does not answer leaves the figures of the last look, and says so", async () => {
  const before = await rates();
  await database().accountConnection.update({ where: { id: scope.accountId }, data: { endpoint: "http://127.0.0.1:9" } });
  await database().awsCallPace.deleteMany();
  expect(await lookAtRunning(environment, { now: new Date(now.getTime() + 1_000) })).toBe("failed");
  await database().accountConnection.update({ where: { id: scope.accountId }, data: { endpoint: sharedSandboxUrl() } });
  const after = await rates();
  expect(after.outcome).toBe("failed");
  expect(after.problems).toHaveLength(1);
  expect(after.parts).toEqual(before.parts);
  expect(after.usdPerHour).toBe(before.usdPerHour);
});
