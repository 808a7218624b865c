import { type BillOfMaterials, type BillResource, referredResource } from "../bill-of-materials";
import { type PricingRule, byUse, monthOfHours, standing } from "../dimension";
import { isGiven, membersAt, placeOf, pointsTo, textAt, within } from "../property-place";
import { Unresolved } from "../resolved-value";
import { internetEgress } from "./internet-egress";
import { publicAddresses } from "./public-address";

export const natGatewayRule: PricingRule = (gateway, bill) => {
  const address = referredResource(bill, placeOf(gateway, "AllocationId").value);
  const isPrivate = textAt(placeOf(gateway, "ConnectivityType"), "public") === "private";
  return [
    standing({ title: "NAT gateway", sku: "nat.hour", unit: "hour", factors: [{ value: 1, unit: "gateway" }, monthOfHours] }),
    byUse({ charge: "data-processed", title: "NAT gateway data", sku: "nat.data", unit: "GB", key: "nat-data", counted: "GB" }),
    ...(isPrivate ? [] : [publicAddresses([{ value: 1, unit: "address" }], address ? [address.logicalId] : []), ...internetEgress(gateway, bill)]),
  ];
};

/** An Elastic IP address, unless a NAT gateway has it: then it is counted there. */
export const elasticAddressRule: PricingRule = (address, bill) => {
  if (bill.resources.some((resource) => resource.type === "AWS::EC2::NatGateway" && pointsTo(placeOf(resource, "AllocationId"), address))) return [];
  const one = publicAddresses([{ value: 1, unit: "address" }]);
  return [isInUse(address, bill) ? one : { ...one, title: "Public IPv4 address, idle", sku: "vpc.public_ipv4.idle" }];
};

const isInUse = (address: BillResource, bill: BillOfMaterials): boolean => isGiven(placeOf(address, "InstanceId")) || bill.resources.some((resource) => takes(resource, address));

function takes(resource: BillResource, address: BillResource): boolean {
  if (resource.type === "AWS::EC2::EIPAssociation") return pointsTo(placeOf(resource, "AllocationId"), address) || pointsTo(placeOf(resource, "EIP"), address);
  if (resource.type !== "AWS::ElasticLoadBalancingV2::LoadBalancer") return false;
  const subnets = membersAt(placeOf(resource, "SubnetMappings"));
  return !(subnets instanceof Unresolved) && subnets.some((subnet) => pointsTo(within(subnet, "AllocationId"), address));
}
