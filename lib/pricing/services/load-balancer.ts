import type { BillResource } from "../bill-of-materials";
import { type Dimension, type Factor, type PricingRule, type UsageAt, monthOfHours, standing } from "../dimension";
import { isGiven, membersAt, placeOf, textAt, within } from "../property-place";
import { type Known, ResourceReference, Unresolved, whenKnown } from "../resolved-value";
import { internetEgress, isPublicLoadBalancer } from "./internet-egress";
import { publicAddresses } from "./public-address";

/** What one capacity unit carries in an hour ("Elastic Load Balancing pricing"): 25 new connections a second, or 1 GB. */
const CONNECTIONS_PER_UNIT_HOUR = 25 * 3_600;
const GB_PER_UNIT_HOUR = 1;

export const loadBalancerRule: PricingRule = (balancer, bill) => {
  const kindPlace = placeOf(balancer, "Type");
  const kind = textAt(kindPlace, "application");
  const sku = (part: "hour" | "lcu"): Known<string> =>
    whenKnown(kind, (name) => (SKU_FAMILY[name] ? `${SKU_FAMILY[name]}.${part}` : new Unresolved(`there is no rule for a load balancer of type ${name}`, kindPlace)));
  const title = kind === "network" ? "Network Load Balancer" : "Application Load Balancer";
  return [
    standing({ title, sku: sku("hour"), unit: "hour", factors: [{ value: 1, unit: "load balancer" }, monthOfHours] }),
    {
      charge: "capacity-units",
      title: `${title} capacity units`,
      sku: sku("lcu"),
      unit: "LCU-hour",
      basis: "usage",
      usageKeys: ["requests", "data-out"],
      factors: (usage) => [capacityUnitHours(usage)],
    },
    ...(isPublicLoadBalancer(balancer) ? addresses(balancer) : []),
    ...internetEgress(balancer, bill),
  ];
};

const SKU_FAMILY: Readonly<Record<string, string>> = { application: "alb", network: "nlb" };

/** The largest measure counts. Every request is taken for a new connection, which is rather too much. */
function capacityUnitHours(usage: UsageAt): Factor {
  const [requests, gigabytes] = [usage("requests"), usage("data-out")];
  const [byConnections, byData] = [requests / CONNECTIONS_PER_UNIT_HOUR, gigabytes / GB_PER_UNIT_HOUR];
  const [connections, data] = [`${words(requests)} new connections at 25 a second`, `${words(gigabytes)} GB at 1 GB an hour`];
  const what = byData >= byConnections ? `${data}; ${connections} would be ${words(byConnections)}` : `${connections}; ${data} would be ${words(byData)}`;
  return { value: Math.max(byConnections, byData), unit: "LCU-hour", what };
}

/** One address in each zone, those apart that are Elastic IP addresses of the stack and counted there. */
function addresses(balancer: BillResource): Dimension[] {
  if (textAt(placeOf(balancer, "IpAddressType"), "ipv4") === "dualstack-without-public-ipv4") return [];
  const subnets = isGiven(placeOf(balancer, "Subnets")) ? placeOf(balancer, "Subnets") : placeOf(balancer, "SubnetMappings");
  const members = isGiven(subnets) ? membersAt(subnets) : new Unresolved("the template does not give it", subnets);
  if (members instanceof Unresolved) return [publicAddresses([{ value: members, unit: "zone" }])];
  const own = members.filter((member) => !(within(member, "AllocationId").value instanceof ResourceReference));
  return own.length === 0 ? [] : [publicAddresses([{ value: own.length, unit: "zone" }])];
}

const FIGURE = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });
const words = (value: number): string => FIGURE.format(value);
