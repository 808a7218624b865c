import { type BillOfMaterials, referredResource } from "../bill-of-materials";
import { type Dimension, type Factor, monthOfHours, standing } from "../dimension";
import { type Place, flagAt, isGiven, placeOf } from "../property-place";
import { type Known, Unresolved, whenKnown } from "../resolved-value";

/** Public IPv4 addresses in use; `count` says of how many. */
export const publicAddresses = (count: readonly Factor[], alsoOf: readonly string[] = []): Dimension =>
  standing({ charge: "public-addresses", title: "Public IPv4 addresses", sku: "vpc.public_ipv4.in_use", unit: "hour", factors: [...count, monthOfHours], alsoOf });

/** Whether what starts in a subnet gets a public address of its own accord. */
export function subnetGivesAddress(subnet: Place, bill: BillOfMaterials): Known<boolean> {
  const resource = referredResource(bill, subnet.value);
  if (resource) return flagAt(placeOf(resource, "MapPublicIpOnLaunch"), false);
  return new Unresolved(isGiven(subnet) ? "whether this subnet gives public addresses is not in the template" : "the account's own network decides about public addresses", subnet);
}

/** One address for each of `count`, if there is any; one of unknown price where that cannot be told. */
export function addressesWhere(hasAddress: Known<boolean>, count: readonly Factor[], alsoOf: readonly string[] = []): Dimension[] {
  if (hasAddress === false) return [];
  const perMember: Factor = { value: whenKnown(hasAddress, () => 1), unit: "address" };
  return [publicAddresses([...count, perMember], alsoOf)];
}
