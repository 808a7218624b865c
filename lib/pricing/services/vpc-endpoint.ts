import { type PricingRule, monthOfHours } from "../dimension";
import { isGiven, membersAt, placeOf, textAt } from "../property-place";
import { Unresolved } from "../resolved-value";

/** Gateway endpoints are free; interface endpoints are paid in each of their zones. */
export const vpcEndpointRule: PricingRule = (endpoint) => {
  const kind = textAt(placeOf(endpoint, "VpcEndpointType"), "Gateway");
  if (kind === "Gateway") return [];
  const family = kind instanceof Unresolved ? kind : kind === "Interface" ? "vpc.interface_endpoint" : new Unresolved(`there is no rule for an endpoint of type ${kind}`, placeOf(endpoint, "VpcEndpointType"));
  const subnets = isGiven(placeOf(endpoint, "SubnetIds")) ? membersAt(placeOf(endpoint, "SubnetIds")) : new Unresolved("the template does not give it", placeOf(endpoint, "SubnetIds"));
  return [
    {
      charge: "hours",
      title: "Interface endpoint",
      sku: family instanceof Unresolved ? family : `${family}.hour`,
      unit: "hour",
      basis: "fixed",
      factors: [{ value: subnets instanceof Unresolved ? subnets : subnets.length, unit: "zone" }, monthOfHours],
    },
    {
      charge: "data-processed",
      title: "Interface endpoint data",
      sku: family instanceof Unresolved ? family : `${family}.data`,
      unit: "GB",
      basis: "usage",
      usageKeys: ["endpoint-data"],
      factors: (usage) => [{ value: usage("endpoint-data"), unit: "GB" }],
    },
  ];
};
