import "server-only";

import type { Ec2Gateway } from "@/lib/aws/ec2";
import type { ElasticLoadBalancingGateway } from "@/lib/aws/elastic-load-balancing";

import type { Observation } from "../../../running-bill";
import type { MadeResource, Observed } from "./stack-part";

const AS_DECLARED: Observation = { kind: "running", properties: {} };
const GONE: Observation = { kind: "gone" };

const presentOrGone = (resources: readonly MadeResource[], present: readonly string[]): Observed =>
  new Map(resources.map(({ logicalId, physicalId }) => [logicalId, present.includes(physicalId) ? AS_DECLARED : GONE]));

export const observeNatGateways = async (gateways: readonly MadeResource[], ec2: Ec2Gateway): Promise<Observed> =>
  presentOrGone(gateways, await ec2.listAvailableNatGateways(gateways.map(({ physicalId }) => physicalId)));

/** CloudFormation calls an Elastic IP address by the address. */
export const observeAddresses = async (addresses: readonly MadeResource[], ec2: Ec2Gateway): Promise<Observed> =>
  presentOrGone(addresses, await ec2.listAddresses(addresses.map(({ physicalId }) => physicalId)));

/** An interface endpoint is charged once for each subnet. */
export async function observeEndpoints(endpoints: readonly MadeResource[], ec2: Ec2Gateway): Promise<Observed> {
  const found = new Map((await ec2.listVpcEndpoints(endpoints.map(({ physicalId }) => physicalId))).map(({ endpointId, subnetIds }) => [endpointId, subnetIds]));
  return new Map(
    endpoints.map(({ logicalId, physicalId }): [string, Observation] => {
      const subnetIds = found.get(physicalId);
      if (!subnetIds) return [logicalId, GONE];
      return [logicalId, subnetIds.length === 0 ? AS_DECLARED : { kind: "running", properties: { SubnetIds: subnetIds } }];
    }),
  );
}

export async function observeLoadBalancers(balancers: readonly MadeResource[], elb: ElasticLoadBalancingGateway): Promise<Observed> {
  const observed: Observed = new Map();
  for (const { logicalId, physicalId } of balancers) {
    const found = await elb.findLoadBalancer(physicalId);
    if (!found) observed.set(logicalId, GONE);
    else observed.set(logicalId, found.subnetIds.length === 0 ? AS_DECLARED : { kind: "running", properties: { Scheme: found.scheme, Subnets: found.subnetIds } });
  }
  return observed;
}
