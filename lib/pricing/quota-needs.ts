import { Big } from "big.js";

import { type BillOfMaterials, type BillResource, referredResource } from "./bill-of-materials";
import { type Dimension, monthOfHours } from "./dimension";
import { instanceQuotaFamily, instanceVcpus } from "./instance-vcpus";
import { pricingRule } from "./pricing-rules";
import { numberAt, placeOf } from "./property-place";
import type { QuotaKey } from "./quotas";
import { type Known, ResourceReference, Unresolved, whenKnown } from "./resolved-value";
import { largestTasks } from "./services/ecs-service";

/** What a stack takes of a quota when it is launched, and when everything in it that may grow has grown. */
export type QuotaNeed = { key: QuotaKey; needed: Known<number>; atMost: Known<number> };

/** The quotas that a stack of these resources draws on, in no order. Machines are counted by the very rules that price them. */
export function quotaNeeds(bill: BillOfMaterials): QuotaNeed[] {
  const needs = new Map<QuotaKey, QuotaNeed>();
  const add = (key: QuotaKey, needed: Known<number>, atMost: Known<number> = needed): void => {
    const before = needs.get(key);
    needs.set(key, before ? { key, needed: plus(before.needed, needed), atMost: plus(before.atMost, atMost) } : { key, needed, atMost });
  };
  add("stacks", 1);
  for (const resource of bill.resources) {
    const counted = COUNTED.get(resource.type);
    if (counted) add(counted, 1);
    if (resource.type === "AWS::EC2::EIP" && resource.properties["PublicIpv4Pool"] === undefined) add("elastic-ips", 1);
    if (resource.type === "AWS::ElasticLoadBalancingV2::LoadBalancer" && (resource.properties["Type"] ?? "application") === "application") add("load-balancers", 1);
    if (resource.type === "AWS::Lambda::Function") add("lambda-concurrency", numberAt(placeOf(resource, "ReservedConcurrentExecutions"), 1));
    const grown = growth(resource, bill);
    for (const dimension of pricingRule(resource.type)?.(resource, bill) ?? []) {
      const machines = machinesOf(dimension);
      if (machines) add(machines.key, machines.count, times(machines.count, grown));
    }
  }
  const gateways = gatewaysInOneZone(bill);
  if (gateways > 0) add("nat-gateways", gateways);
  return [...needs.values()];
}

const COUNTED: ReadonlyMap<string, QuotaKey> = new Map([
  ["AWS::EC2::VPC", "vpcs"],
  ["AWS::RDS::DBInstance", "databases"],
  ["AWS::CloudWatch::Alarm", "alarms"],
  ["AWS::CloudWatch::CompositeAlarm", "alarms"],
  ["AWS::CloudWatch::Dashboard", "dashboards"],
]);

/** Hours of machines, as their price's key names them: "ec2.t3.large.linux.ondemand", "fargate.spot.x86.vcpu", "elasticache.cache.t4g.micro.valkey.ondemand". */
function machinesOf({ sku, charge, ...dimension }: Dimension): { key: QuotaKey; count: Known<number> } | null {
  if (charge !== "hours" || sku instanceof Unresolved || dimension.basis !== "fixed") return null;
  const count = dimension.factors.filter((factor) => factor !== monthOfHours).reduce<Known<number>>((product, { value }) => times(product, value), 1);
  const ec2 = /^ec2\.(.+)\.linux\.(ondemand|spot)$/.exec(sku);
  if (ec2?.[1]) {
    const [family, vcpus] = [instanceQuotaFamily(ec2[1]), instanceVcpus(ec2[1])];
    if (family === null) return null;
    const each = vcpus ?? new Unresolved(`how many vCPUs a ${ec2[1]} has is not known here`);
    return { key: `${family}${ec2[2] === "spot" ? "-spot" : ""}-vcpus`, count: times(count, each) };
  }
  const fargate = /^fargate\.(spot\.)?(?:x86|arm)\.vcpu$/.exec(sku);
  if (fargate) return { key: fargate[1] ? "fargate-spot-vcpus" : "fargate-vcpus", count };
  return /^elasticache\.cache\..+\.ondemand$/.test(sku) ? { key: "cache-nodes", count } : null;
}

/** By how much what a resource runs may multiply: largest size over the one it is made with. */
function growth(resource: BillResource, bill: BillOfMaterials): Known<number> {
  const [made, largest]: [Known<number>, Known<number>] =
    resource.type === "AWS::AutoScaling::AutoScalingGroup"
      ? [numberAt(placeOf(resource, resource.properties["DesiredCapacity"] === undefined ? "MinSize" : "DesiredCapacity")), numberAt(placeOf(resource, "MaxSize"))]
      : resource.type === "AWS::ECS::Service"
        ? [numberAt(placeOf(resource, "DesiredCount"), 1), largestTasks(resource, bill)]
        : [1, 1];
  return whenKnown(made, (from) => whenKnown(largest, (to) => (from === 0 ? 1 : Math.max(1, to / from))));
}

/** The most gateways that share a zone, told by their subnets' zones as the template writes them. */
function gatewaysInOneZone(bill: BillOfMaterials): number {
  const zones = bill.resources
    .filter(({ type }) => type === "AWS::EC2::NatGateway")
    .map((gateway) => {
      const subnet = referredResource(bill, gateway.properties["SubnetId"]);
      return JSON.stringify(subnet?.declared.properties["AvailabilityZone"] ?? subnetName(gateway) ?? gateway.logicalId);
    });
  return Math.max(0, ...zones.map((zone) => zones.filter((other) => other === zone).length));
}

const subnetName = ({ properties: { SubnetId } }: BillResource): string | null => (SubnetId instanceof ResourceReference ? SubnetId.logicalId : null);

const times = (left: Known<number>, right: Known<number>): Known<number> => whenKnown(left, (one) => whenKnown(right, (other) => new Big(one).times(other).toNumber()));
const plus = (left: Known<number>, right: Known<number>): Known<number> => whenKnown(left, (one) => whenKnown(right, (other) => new Big(one).plus(other).toNumber()));
