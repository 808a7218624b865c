import { type PricingRule, byUse, monthOfHours, standing } from "../dimension";
import { isGiven, membersAt, placeOf, textAt } from "../property-place";
import { type Known, Unresolved, whenKnown } from "../resolved-value";

/** Gateway endpoints are free; interface endpoints are paid in each of their zones. */
export const vpcEndpointRule: PricingRule = (endpoint) => {
  const kindPlace = placeOf(endpoint, "VpcEndpointType");
  const kind = textAt(kindPlace, "Gateway");
  if (kind === "Gateway") return [];
  const sku = (part: "hour" | "data"): Known<string> =>
    whenKnown(kind, (name) => (name === "Interface" ? `vpc.interface_endpoint.${part}` : new Unresolved(`there is no rule for an endpoint of type ${name}`, kindPlace)));
  const subnets = placeOf(endpoint, "SubnetIds");
  const zones = isGiven(subnets) ? whenKnown(membersAt(subnets), (members) => members.length) : new Unresolved("the template does not give it", subnets);
  return [
    standing({ title: "Interface endpoint", sku: sku("hour"), unit: "hour", factors: [{ value: zones, unit: "zone" }, monthOfHours] }),
    byUse({ charge: "data-processed", title: "Interface endpoint data", sku: sku("data"), unit: "GB", key: "endpoint-data", counted: "GB" }),
  ];
};
