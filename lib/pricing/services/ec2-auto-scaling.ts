import { type BillResource, referredResource } from "../bill-of-materials";
import type { Dimension, Factor, PricingRule } from "../dimension";
import { type Place, firstGiven, isGiven, membersAt, numberAt, placeOf, textAt, within } from "../property-place";
import { type Known, Unresolved, whenKnown } from "../resolved-value";
import { crossZoneTraffic } from "./cross-zone-traffic";
import { type Launch, blockDevices, instanceHours, launchGivesAddress, settingOf } from "./ec2-instances";
import { internetEgress } from "./internet-egress";
import { addressesWhere } from "./public-address";

/** A group of instances, counted at the number it is made with. */
export const autoScalingGroupRule: PricingRule = (group, bill) => {
  const mixed = placeOf(group, "MixedInstancesPolicy");
  const specification = isGiven(mixed) ? within(mixed, "LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateId") : placeOf(group, "LaunchTemplate.LaunchTemplateId");
  const launch: Launch = { own: group, template: referredResource(bill, specification.value) };
  const desired = numberAt(firstGiven(placeOf(group, "DesiredCapacity"), placeOf(group, "MinSize")));
  const all: Factor = { value: launch.template ? desired : new Unresolved("only launch templates of the same stack can be read", specification), unit: "instance" };

  const subnets = membersAt(placeOf(group, "VPCZoneIdentifier"));
  const subnet: Place = subnets instanceof Unresolved ? placeOf(group, "VPCZoneIdentifier") : (subnets[0] ?? placeOf(group, "VPCZoneIdentifier"));
  const isPublic = launchGivesAddress(launch, subnet, bill);
  return [
    ...hours(launch, mixed, all).map((dimension) => ({ ...dimension, risk: joined(dimension.risk, growthRisk(group, desired)) })),
    ...blockDevices(launch, [all]),
    ...addressesWhere(isPublic, [all]),
    ...(isPublic === true ? internetEgress(group, bill) : []),
    ...crossZoneTraffic(subnets instanceof Unresolved ? 0 : subnets.length, bill),
  ];
};

function hours(launch: Launch, mixed: Place, all: Factor): Dimension[] {
  const [override] = asList(membersAt(within(mixed, "LaunchTemplate.Overrides")));
  const instanceType = textAt(override ? firstGiven(within(override, "InstanceType"), settingOf(launch, "InstanceType")) : settingOf(launch, "InstanceType"));
  const base = numberAt(within(mixed, "InstancesDistribution.OnDemandBaseCapacity"), 0);
  const percent = numberAt(within(mixed, "InstancesDistribution.OnDemandPercentageAboveBaseCapacity"), 100);
  if (!isGiven(within(mixed, "InstancesDistribution")) || percent === 100) {
    const market = textAt(settingOf(launch, "InstanceMarketOptions.MarketType"), "on-demand");
    return [instanceHours(launch, instanceType, market, [all])];
  }
  const onDemand = whenKnown(all.value, (count) => whenKnown(base, (fixed) => whenKnown(percent, (share) => onDemandOf(count, fixed, share))));
  const spot: Known<number> = whenKnown(all.value, (count) => whenKnown(onDemand, (dear) => count - dear));
  return [
    ...(onDemand === 0 ? [] : [instanceHours(launch, instanceType, "on-demand", [{ value: onDemand, unit: "instance", what: "the share on demand" }])]),
    ...(spot === 0 ? [] : [instanceHours(launch, instanceType, "spot", [{ value: spot, unit: "instance", what: "the share on Spot" }])]),
  ];
}

/** So many first, and a share of what comes after them. */
const onDemandOf = (count: number, fixed: number, percent: number): number => Math.min(count, fixed) + (Math.max(0, count - fixed) * percent) / 100;

function growthRisk(group: BillResource, desired: Known<number>): string | undefined {
  const most = numberAt(placeOf(group, "MaxSize"));
  if (most instanceof Unresolved || desired instanceof Unresolved || most <= desired) return undefined;
  return `The group may grow to ${most} instances; what is counted is ${desired}.`;
}

const asList = (members: Known<readonly Place[]>): readonly Place[] => (members instanceof Unresolved ? [] : members);
const joined = (...sentences: readonly (string | undefined)[]): string | undefined => sentences.filter((sentence) => sentence !== undefined).join(" ") || undefined;

