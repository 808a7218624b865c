import { intrinsicReferences } from "@/lib/catalog/intrinsic-references";

import { type BillOfMaterials, type BillResource, referredResource } from "../bill-of-materials";
import { type Dimension, type Factor, type PricingRule, monthOfHours, standing, untold } from "../dimension";
import { isGiven, membersAt, numberAt, placeOf, textAt, within } from "../property-place";
import { type Known, Unresolved, whenKnown } from "../resolved-value";
import { type CapacityShare, capacityShares } from "./ecs-capacity";
import { crossZoneTraffic } from "./cross-zone-traffic";
import { internetEgress } from "./internet-egress";
import { addressesWhere } from "./public-address";
import { sendsTraces, tracesRecorded } from "./xray";

const MIB_PER_GB = 1_024;
/** Storage of a task that its price includes ("AWS Fargate pricing"). */
const INCLUDED_STORAGE_GB = 20;

/** Tasks on Fargate, counted at the number the service is made with. On instances, ECS itself costs nothing. */
export const ecsServiceRule: PricingRule = (service, bill) => {
  const definition = referredResource(bill, placeOf(service, "TaskDefinition").value);
  const shares = capacityShares(service, definition, bill);
  if (shares === "on-instances") return [];
  const tasks = numberAt(placeOf(service, "DesiredCount"), 1);
  const network = placeOf(service, "NetworkConfiguration.AwsvpcConfiguration");
  const isPublic: Known<boolean> = whenKnown(textAt(within(network, "AssignPublicIp"), "DISABLED"), (setting) => setting === "ENABLED");
  const subnets = membersAt(within(network, "Subnets"));
  const all: Factor = { value: tasks, unit: "task" };
  return [
    ...(shares instanceof Unresolved ? [untold("hours", "Fargate tasks", shares)] : shares.flatMap((share) => taskHours(service, definition, share, tasks, growthRisk(service, tasks, bill)))),
    ...extraStorage(definition, all),
    ...addressesWhere(isPublic, [all]),
    ...(isPublic === true ? internetEgress(service, bill) : []),
    ...crossZoneTraffic(subnets instanceof Unresolved ? 0 : subnets.length, bill),
    ...(definition && sendsTraces(definition) ? [tracesRecorded(definition.logicalId)] : []),
  ];
};

function taskHours(service: BillResource, definition: BillResource | null, share: CapacityShare, tasks: Known<number>, growth: string | undefined): Dimension[] {
  const missing = new Unresolved("only task definitions of the same stack can be read", placeOf(service, "TaskDefinition"));
  const count: Factor = { value: share.of(tasks), unit: "task", what: share.what };
  if (count.value === 0) return [];
  const architecture = definition ? processorOf(definition) : missing;
  const sku = (part: "vcpu" | "memory"): Known<string> => whenKnown(architecture, (known) => `fargate.${share.isSpot ? "spot." : ""}${known}.${part}`);
  const name = `Fargate${share.isSpot ? " Spot" : ""}`;
  const alsoOf = definition ? [definition.logicalId] : [];
  const risk = share.isSpot ? "Spot prices change; the one counted was observed on the day that its row names." : growth;
  const processor: Factor = { value: definition ? processors(definition) : missing, unit: "vCPU" };
  const memory: Factor = { value: definition ? gigabytes(definition) : missing, unit: "GB" };
  return [
    standing({ title: `${name} vCPU`, sku: sku("vcpu"), unit: "vCPU-hour", factors: [count, processor, monthOfHours], alsoOf, risk }),
    standing({ title: `${name} memory`, sku: sku("memory"), unit: "GB-hour", factors: [count, memory, monthOfHours], alsoOf }),
  ];
}

function processorOf(definition: BillResource): Known<string> {
  const place = placeOf(definition, "RuntimePlatform.OperatingSystemFamily");
  const system = textAt(place, "LINUX");
  if (system !== "LINUX") return system instanceof Unresolved ? system : new Unresolved(`only Linux has a price here, not ${system}`, place);
  return whenKnown(textAt(placeOf(definition, "RuntimePlatform.CpuArchitecture"), "X86_64"), (architecture) => (architecture === "ARM64" ? "arm" : "x86"));
}

/** "1024" and "1 vCPU" say the same. */
function processors(definition: BillResource): Known<number> {
  const place = placeOf(definition, "Cpu");
  return whenKnown(textAt(place), (text) => {
    const whole = /^([\d.]+)\s*vcpu$/i.exec(text)?.[1];
    return whole === undefined ? whenKnown(numberAt(place), (units) => units / 1_024) : Number(whole);
  });
}

/** "2048" and "2 GB" say the same. */
function gigabytes(definition: BillResource): Known<number> {
  const place = placeOf(definition, "Memory");
  return whenKnown(textAt(place), (text) => {
    const whole = /^([\d.]+)\s*gb$/i.exec(text)?.[1];
    return whole === undefined ? whenKnown(numberAt(place), (mebibytes) => mebibytes / MIB_PER_GB) : Number(whole);
  });
}

function extraStorage(definition: BillResource | null, tasks: Factor): Dimension[] {
  if (!definition || !isGiven(placeOf(definition, "EphemeralStorage.SizeInGiB"))) return [];
  const extra = whenKnown(numberAt(placeOf(definition, "EphemeralStorage.SizeInGiB")), (size) => Math.max(0, size - INCLUDED_STORAGE_GB));
  if (extra === 0) return [];
  const factors = [tasks, { value: extra, unit: "GB", what: "above the included 20" }, monthOfHours];
  return [standing({ charge: "storage", title: "Fargate storage", sku: "fargate.ephemeral_storage", unit: "GB-hour", factors, alsoOf: [definition.logicalId] })];
}

function growthRisk(service: BillResource, tasks: Known<number>, bill: BillOfMaterials): string | undefined {
  const most = largestTasks(service, bill);
  if (most instanceof Unresolved || tasks instanceof Unresolved || most <= tasks) return undefined;
  return `Scaling may bring it to ${most} tasks; what is counted is ${tasks}.`;
}

/** Most tasks that auto scaling may bring a service to; 0 without. It names its service inside a text, so what the text mentions is looked at. */
export function largestTasks(service: BillResource, bill: BillOfMaterials): Known<number> {
  const target = bill.resources.find(({ type, declared }) => type === "AWS::ApplicationAutoScaling::ScalableTarget" && intrinsicReferences(declared.properties.ResourceId).includes(service.logicalId));
  return target ? numberAt(placeOf(target, "MaxCapacity")) : 0;
}
