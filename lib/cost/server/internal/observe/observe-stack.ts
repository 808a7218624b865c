import "server-only";

import type { StackResource } from "@/lib/aws/cloudformation/stack-resource";
import { ec2Gateway } from "@/lib/aws/ec2";
import { ecsGateway } from "@/lib/aws/ecs";
import { elastiCacheGateway } from "@/lib/aws/elasticache";
import { elasticLoadBalancingGateway } from "@/lib/aws/elastic-load-balancing";
import { AwsError } from "@/lib/aws/errors";
import { rdsGateway } from "@/lib/aws/rds";
import type { OpenScope } from "@/lib/aws/scope";

import { observeCaches, observeDatabases } from "./observe-data-stores";
import { observeGroups, observeInstances, observeVolumes } from "./observe-instances";
import { observeAddresses, observeEndpoints, observeLoadBalancers, observeNatGateways } from "./observe-network";
import { observeServices } from "./observe-services";
import type { MadeResource, Observed } from "./stack-part";

/** Types that run differently from how they are declared. Of the others AWS has as many as the stack says. */
export async function observeStack(resources: readonly StackResource[], { clients, read }: Pick<OpenScope, "clients" | "read">): Promise<Observed> {
  const made = resources.flatMap(({ logicalId, physicalId, resourceType, status }): MadeResource[] =>
    physicalId !== null && status !== "DELETE_COMPLETE" ? [{ logicalId, physicalId, resourceType }] : [],
  );
  const of = (resourceType: string) => made.filter((resource) => resource.resourceType === resourceType);
  const ec2 = async () => ec2Gateway(await clients.ec2(), read);
  const observed: Observed = new Map();

  /** One service that does not answer leaves the others' answers as they are. */
  async function observe(concerned: readonly MadeResource[], look: () => Promise<Observed>): Promise<void> {
    if (concerned.length === 0) return;
    try {
      for (const [logicalId, observation] of await look()) observed.set(logicalId, observation);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      for (const { logicalId } of concerned) observed.set(logicalId, { kind: "unknown", why: error.message });
    }
  }

  const [instances, groups, volumes] = [of("AWS::EC2::Instance"), of("AWS::AutoScaling::AutoScalingGroup"), of("AWS::EC2::Volume")];
  await observe(instances, async () => observeInstances(instances, await ec2()));
  await observe(groups, async () => observeGroups(groups, await ec2()));
  await observe(volumes, async () => observeVolumes(volumes, await ec2()));

  const [gateways, addresses, endpoints] = [of("AWS::EC2::NatGateway"), of("AWS::EC2::EIP"), of("AWS::EC2::VPCEndpoint")];
  await observe(gateways, async () => observeNatGateways(gateways, await ec2()));
  await observe(addresses, async () => observeAddresses(addresses, await ec2()));
  await observe(endpoints, async () => observeEndpoints(endpoints, await ec2()));
  const balancers = of("AWS::ElasticLoadBalancingV2::LoadBalancer");
  await observe(balancers, async () => observeLoadBalancers(balancers, elasticLoadBalancingGateway(await clients.elasticLoadBalancing(), read)));

  const services = of("AWS::ECS::Service");
  await observe(services, async () => observeServices(services, of("AWS::ECS::TaskDefinition"), ecsGateway(await clients.ecs(), read)));

  const databases = of("AWS::RDS::DBInstance");
  await observe(databases, async () => observeDatabases(databases, rdsGateway(await clients.rds(), read)));
  const [cacheGroups, cacheClusters] = [of("AWS::ElastiCache::ReplicationGroup"), of("AWS::ElastiCache::CacheCluster")];
  await observe([...cacheGroups, ...cacheClusters], async () => observeCaches(cacheGroups, cacheClusters, elastiCacheGateway(await clients.elastiCache(), read)));
  return observed;
}
