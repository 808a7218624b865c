import { type BillOfMaterials, type BillResource, referredResource } from "../bill-of-materials";
import { type Dimension, type Factor, type PricingRule, monthOfHours, standing, untold } from "../dimension";
import { type Place, firstGiven, flagAt, isGiven, membersAt, placeOf, pointsTo, textAt, within } from "../property-place";
import { type Known, Unresolved, whenKnown } from "../resolved-value";
import { volumeDimensions } from "./ec2-volumes";
import { internetEgress } from "./internet-egress";
import { addressesWhere, subnetGivesAddress } from "./public-address";

/** What an instance is launched from: properties of its own, and those of a launch template, which its own override. */
export type Launch = { own: BillResource; template: BillResource | null };

export const settingOf = ({ own, template }: Launch, path: string): Place =>
  firstGiven(placeOf(own, path), ...(template ? [placeOf(template, `LaunchTemplateData.${path}`)] : []));

export const instanceRule: PricingRule = (resource, bill) => {
  const launch = { own: resource, template: referredResource(bill, placeOf(resource, "LaunchTemplate.LaunchTemplateId").value) };
  const one: readonly Factor[] = [{ value: 1, unit: "instance" }];
  const market = textAt(settingOf(launch, "InstanceMarketOptions.MarketType"), "on-demand");
  const isPublic = instanceHasAddress(launch, bill);
  return [
    instanceHours(launch, textAt(settingOf(launch, "InstanceType")), market, one),
    ...blockDevices(launch, one),
    ...addressesWhere(isPublic, one),
    ...(isPublic === true ? internetEgress(resource, bill) : []),
  ];
};

/** The hours of Linux instances; `market` is "on-demand" or "spot". */
export function instanceHours(launch: Launch, instanceType: Known<string>, market: Known<string>, count: readonly Factor[]): Dimension {
  const tenancy = settingOf(launch, "Tenancy");
  const isShared = textAt(tenancy, "default") === "default";
  const onSharedHost = (type: string, bought: string): Known<string> =>
    isShared ? `ec2.${type}.linux.${bought === "spot" ? "spot" : "ondemand"}` : new Unresolved("only shared hosts have a price here", tenancy);
  const named = instanceType instanceof Unresolved ? "EC2 instance" : `EC2 ${instanceType}`;
  return standing({
    title: `${named}, Linux${market === "spot" ? ", Spot" : ""}`,
    sku: whenKnown(instanceType, (type) => whenKnown(market, (bought) => onSharedHost(type, bought))),
    unit: "hour",
    factors: [...count, monthOfHours],
    alsoOf: launch.template ? [launch.template.logicalId] : [],
    risk: market === "spot" ? "Spot prices change and differ by zone; the dearest of those observed is counted." : creditRisk(launch, instanceType),
  });
}

/** T instances run in unlimited mode unless told otherwise, T2 apart ("Burstable performance instances"). */
function creditRisk(launch: Launch, instanceType: Known<string>): string | undefined {
  if (instanceType instanceof Unresolved || !/^t(3|3a|4g)\./.test(instanceType)) return undefined;
  const credits = textAt(firstGiven(settingOf(launch, "CreditSpecification.CPUCredits"), settingOf(launch, "CreditSpecification.CpuCredits")), "unlimited");
  if (credits === "standard") return undefined;
  return `A ${instanceType} that works above its baseline for longer than its credits last pays for each vCPU-hour on top.`;
}

const ROOT_DEVICES = ["/dev/xvda", "/dev/sda1"];

/** EBS volumes that each instance is launched with. */
export function blockDevices(launch: Launch, count: readonly Factor[]): Dimension[] {
  const devices = new Map<string, { settings: Place; from: BillResource }>();
  const sources: readonly [resource: BillResource | null, path: string][] = [
    [launch.template, "LaunchTemplateData.BlockDeviceMappings"],
    [launch.own, "BlockDeviceMappings"],
  ];
  for (const [resource, path] of sources) {
    if (!resource) continue;
    const mappings = membersAt(placeOf(resource, path));
    if (mappings instanceof Unresolved) return [untold("storage", "EBS volumes", mappings)];
    for (const mapping of mappings) {
      const device = textAt(within(mapping, "DeviceName"), "");
      if (isGiven(within(mapping, "Ebs"))) devices.set(device instanceof Unresolved ? mapping.path : device, { settings: within(mapping, "Ebs"), from: resource });
      else if (isGiven(within(mapping, "NoDevice")) && typeof device === "string") devices.delete(device);
    }
  }
  const dimensions = [...devices].flatMap(([device, { settings, from }]) =>
    volumeDimensions(settings, "VolumeSize", { count, device, alsoOf: from === launch.own ? [] : [from.logicalId] }),
  );
  if (ROOT_DEVICES.some((name) => devices.has(name))) return dimensions;
  const why = new Unresolved("the image decides about the first volume where the template does not", settingOf(launch, "BlockDeviceMappings"));
  return [...dimensions, untold("storage", "EBS root volume", why)];
}

function instanceHasAddress(launch: Launch, bill: BillOfMaterials): Known<boolean> {
  if (hasElasticAddress(launch.own, bill)) return false; // counted at the address itself, which takes the place of the instance's own
  return launchGivesAddress(launch, settingOf(launch, "SubnetId"), bill);
}

/** Whether what is launched in this subnet has a public address: its interface says so, or else the subnet. */
export function launchGivesAddress(launch: Launch, subnet: Place, bill: BillOfMaterials): Known<boolean> {
  const interfaces = membersAt(settingOf(launch, "NetworkInterfaces"));
  if (interfaces instanceof Unresolved) return interfaces;
  const [first] = interfaces;
  if (first && isGiven(within(first, "AssociatePublicIpAddress"))) return flagAt(within(first, "AssociatePublicIpAddress"), false);
  return subnetGivesAddress(first ? firstGiven(within(first, "SubnetId"), subnet) : subnet, bill);
}

const ADDRESS_TYPES = ["AWS::EC2::EIP", "AWS::EC2::EIPAssociation"];

const hasElasticAddress = (instance: BillResource, bill: BillOfMaterials): boolean =>
  bill.resources.some((resource) => ADDRESS_TYPES.includes(resource.type) && pointsTo(placeOf(resource, "InstanceId"), instance));
