import type { BillOfMaterials, BillResource } from "../bill-of-materials";
import { type Dimension, byUse } from "../dimension";
import { membersAt, placeOf, pointsTo, textAt, within } from "../property-place";
import { Unresolved } from "../resolved-value";

const LOAD_BALANCER = "AWS::ElasticLoadBalancingV2::LoadBalancer";

/** Where data for the internet leaves, from the outermost place inwards: what stands further in hands it on without paying again. */
const WAYS_OUT = [
  LOAD_BALANCER,
  "AWS::ApiGatewayV2::Api",
  "AWS::ApiGateway::RestApi",
  "AWS::EC2::NatGateway",
  "AWS::ECS::Service",
  "AWS::AutoScaling::AutoScalingGroup",
  "AWS::EC2::Instance",
];

/** Data to the internet, if it is at resources of this type that it leaves: so it is paid once, however many hands it passes through. */
export function internetEgress(resource: BillResource, bill: BillOfMaterials): Dimension[] {
  const wayOut = WAYS_OUT.find((type) => bill.resources.some((one) => one.type === type && sendsOut(one, bill)));
  return resource.type === wayOut && sendsOut(resource, bill) ? [EGRESS] : [];
}

/** What CloudFront fetches from a load balancer leaves AWS only at CloudFront, and is free up to there. */
const sendsOut = (resource: BillResource, bill: BillOfMaterials): boolean =>
  resource.type !== LOAD_BALANCER || (isPublicLoadBalancer(resource) && !bill.resources.some((one) => fetchesFrom(one, resource)));

function fetchesFrom(distribution: BillResource, balancer: BillResource): boolean {
  if (distribution.type !== "AWS::CloudFront::Distribution") return false;
  const origins = membersAt(placeOf(distribution, "DistributionConfig.Origins"));
  return !(origins instanceof Unresolved) && origins.some((origin) => pointsTo(within(origin, "DomainName"), balancer));
}

/** AWS makes a load balancer internet-facing unless told otherwise. */
export const isPublicLoadBalancer = (resource: BillResource): boolean => textAt(placeOf(resource, "Scheme"), "internet-facing") === "internet-facing";

const EGRESS = byUse({ charge: "data-transfer", title: "Data to the internet", sku: "data_transfer.out", unit: "GB", key: "data-out", counted: "GB", freeTier: "data-out" });
