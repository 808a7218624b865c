import "server-only";

import { alarmsGateway } from "@/lib/aws/cloudwatch/alarms";
import { dashboardsGateway } from "@/lib/aws/cloudwatch/dashboards";
import { AwsError } from "@/lib/aws/errors";
import { countApplicationLoadBalancers, countCacheNodes, countDatabases, ec2Inventory, sumFargateVcpus, type RunningMachine } from "@/lib/aws/region-inventory";
import type { OpenScope } from "@/lib/aws/scope";
import { serviceQuotasGateway } from "@/lib/aws/service-quotas";
import { instanceQuotaFamily, instanceVcpus } from "@/lib/pricing/instance-vcpus";
import type { QuotaLimit } from "@/lib/pricing/quota-verdict";
import { DOCUMENTED_AS_UNLIMITED, QUOTAS, type QuotaKey } from "@/lib/pricing/quotas";

import type { InUseByQuota, LimitByQuota } from "./quotas-repository";

type Aws = Pick<OpenScope, "clients" | "cloudFormation" | "read">;

/** The limits of one account and region. A service that refuses leaves a sentence for its own quotas. */
export async function askLimits({ clients, read }: Aws, now: Date): Promise<LimitByQuota> {
  const gateway = serviceQuotasGateway(await clients.serviceQuotas(), read);
  const asOf = now.toISOString();
  const told: LimitByQuota = {};
  for (const serviceCode of new Set(QUOTAS.map((quota) => quota.serviceCode))) {
    const concerned = QUOTAS.filter((quota) => quota.serviceCode === serviceCode);
    const limits = await orWhy(() => gateway.listLimits(serviceCode, concerned.flatMap(({ quotaCode }) => quotaCode ?? [])));
    for (const { key, quotaCode } of concerned) {
      const value = limits instanceof Map && quotaCode !== null ? limits.get(quotaCode) : undefined;
      if (value !== undefined) told[key] = { kind: "told", value, asOf };
      else if (limits instanceof Map || quotaCode === null) told[key] = notListed(key, `AWS lists no quota ${quotaCode} of ${serviceCode} there.`, asOf);
      else told[key] = { kind: "not-told", why: limits, asOf };
    }
  }
  return told;
}

function notListed(key: QuotaKey, why: string, asOf: string): QuotaLimit {
  const source = DOCUMENTED_AS_UNLIMITED[key];
  return source === undefined ? { kind: "not-told", why, asOf } : { kind: "unlimited", source, asOf };
}

/** What of each quota is in use, where AWS tells it by describing what there is; whoever made it. */
export async function askInUse({ clients, cloudFormation, read }: Aws, now: Date): Promise<InUseByQuota> {
  const asOf = now.toISOString();
  const told: InUseByQuota = { "lambda-concurrency": { kind: "not-told", why: "It changes with every request.", asOf } };
  const count = async (keys: readonly QuotaKey[], ask: () => Promise<readonly (number | string)[]>): Promise<void> => {
    const answer = await orWhy(ask);
    for (const [index, key] of keys.entries()) {
      const value = typeof answer === "string" ? answer : answer[index];
      told[key] = typeof value === "number" ? { kind: "told", value, asOf } : { kind: "not-told", why: value ?? "AWS did not say.", asOf };
    }
  };
  const ec2 = ec2Inventory(await clients.ec2(), read);
  await Promise.all([
    count(["vpcs"], async () => [await ec2.countVpcs()]),
    count(["elastic-ips"], async () => [await ec2.countAddresses()]),
    count(["nat-gateways"], async () => [await ec2.countNatGatewaysOfFullestZone()]),
    count(["standard-vcpus", "standard-spot-vcpus", "gpu-vcpus", "gpu-spot-vcpus"], async () => vcpusInUse(await ec2.listRunning())),
    count(["databases"], async () => [await countDatabases(await clients.rds(), read)]),
    count(["cache-nodes"], async () => [await countCacheNodes(await clients.elastiCache(), read)]),
    count(["load-balancers"], async () => [await countApplicationLoadBalancers(await clients.elasticLoadBalancing(), read)]),
    count(["fargate-vcpus", "fargate-spot-vcpus"], async () => {
      const { onDemand, spot } = await sumFargateVcpus(await clients.ecs(), read);
      return [onDemand, spot];
    }),
    count(["stacks"], async () => [(await (await cloudFormation()).describeStacks()).length]),
    count(["alarms"], async () => [(await alarmsGateway(await clients.cloudWatch(), read).describeAlarms()).length]),
    count(["dashboards"], async () => {
      const { dashboards, complete } = await dashboardsGateway(await clients.cloudWatch(), read).listDashboards();
      return [complete ? dashboards.length : `There are more than ${dashboards.length.toLocaleString("en")}.`];
    }),
  ]);
  return told;
}

/** In the order standard, standard on Spot, G, G on Spot. */
function vcpusInUse(machines: readonly RunningMachine[]): (number | string)[] {
  return (["standard", "gpu"] as const).flatMap((family) =>
    [false, true].map((isSpot) => {
      const counted = machines.filter((machine) => machine.isSpot === isSpot && instanceQuotaFamily(machine.instanceType) === family);
      const unknown = counted.find(({ instanceType }) => instanceVcpus(instanceType) === null);
      if (unknown) return `How many vCPUs a ${unknown.instanceType} has, one of which runs there, is not known here.`;
      return counted.reduce((sum, { instanceType }) => sum + (instanceVcpus(instanceType) ?? 0), 0);
    }),
  );
}

async function orWhy<Answer>(ask: () => Promise<Answer>): Promise<Answer | string> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof AwsError) return error.message;
    throw error;
  }
}
