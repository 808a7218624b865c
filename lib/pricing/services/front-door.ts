import type { BillOfMaterials, BillResource } from "../bill-of-materials";
import type { Dimension } from "../dimension";
import { placeOf, textAt } from "../property-place";

const API_TYPES = ["AWS::ApiGatewayV2::Api", "AWS::ApiGateway::RestApi", "AWS::CloudFront::Distribution"];

/** Whether answers to the internet leave by a load balancer, API or CDN: then an instance behind it sends none of its own. */
export const hasFrontDoor = (bill: BillOfMaterials): boolean => bill.resources.some((resource) => API_TYPES.includes(resource.type) || isPublicLoadBalancer(resource));

/** AWS makes a load balancer internet-facing unless told otherwise. */
export const isPublicLoadBalancer = (resource: BillResource): boolean =>
  resource.type === "AWS::ElasticLoadBalancingV2::LoadBalancer" && textAt(placeOf(resource, "Scheme"), "internet-facing") === "internet-facing";

/** Answers that leave for the internet at this resource. */
export const internetEgress: Dimension = {
  charge: "data-transfer",
  title: "Data to the internet",
  sku: "data_transfer.out",
  unit: "GB",
  basis: "usage",
  usageKeys: ["data-out"],
  factors: (usage) => [{ value: usage("data-out"), unit: "GB" }],
  freeTier: "data-out",
};

const STATE_TYPES = ["AWS::RDS::DBInstance", "AWS::ElastiCache::ReplicationGroup", "AWS::ElastiCache::CacheCluster"];

/** What computing in several zones exchanges with database and cache, charged on both sides of the border. None where all is in one zone. */
export function crossZoneTraffic(zones: number, bill: BillOfMaterials): Dimension[] {
  if (zones < 2 || !bill.resources.some(({ type }) => STATE_TYPES.includes(type))) return [];
  return [
    {
      charge: "data-transfer",
      title: "Data between zones",
      sku: "data_transfer.cross_az",
      unit: "GB",
      basis: "usage",
      usageKeys: ["cross-zone-data"],
      factors: (usage) => [
        { value: usage("cross-zone-data"), unit: "GB" },
        { value: 2, unit: "direction" },
      ],
    },
  ];
}
