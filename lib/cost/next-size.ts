import { intrinsicReferences } from "@/lib/catalog/intrinsic-references";
import type { ParameterDefinition } from "@/lib/catalog/template-parameters";
import type { BillOfMaterials, BillResource } from "@/lib/pricing/bill-of-materials";
import { referredResource } from "@/lib/pricing/bill-of-materials";
import { placeOf } from "@/lib/pricing/property-place";

export type SizeSetting = { parameter: string; from: string; to: string };

const SIZES = ["nano", "micro", "small", "medium", "large", "xlarge"];

/**
 * Settings of the template that give a resource its size, each with the value that is one step smaller or larger among those allowed; empty
 * where no setting decides it, or nothing lies beyond. Types of machines stay in their family: another one is another machine.
 */
export function nextSizes(resource: BillResource, bill: BillOfMaterials, input: { parameters: readonly ParameterDefinition[]; values: Readonly<Record<string, string>>; direction: "smaller" | "larger" }): SizeSetting[] {
  const { parameters, values, direction } = input;
  const names = new Set(sizeProperties(resource, bill).flatMap((property) => intrinsicReferences(property)));
  return parameters.filter(({ name }) => names.has(name)).flatMap(({ name, allowedValues, default: usual }) => {
    const from = values[name] ?? usual;
    const to = from === null || from === undefined ? undefined : nextValue(from, allowedValues, direction);
    return from && to !== undefined ? [{ parameter: name, from, to }] : [];
  });
}

/** What the template writes where a size stands. */
function sizeProperties(resource: BillResource, bill: BillOfMaterials): unknown[] {
  const { properties } = resource.declared;
  switch (resource.type) {
    case "AWS::EC2::Instance":
      return [properties["InstanceType"], launchTemplateType(referredResource(bill, placeOf(resource, "LaunchTemplate.LaunchTemplateId").value))];
    case "AWS::AutoScaling::AutoScalingGroup":
      return [launchTemplateType(referredResource(bill, placeOf(resource, "LaunchTemplate.LaunchTemplateId").value) ?? referredResource(bill, placeOf(resource, "MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateId").value))];
    case "AWS::RDS::DBInstance":
      return [properties["DBInstanceClass"]];
    case "AWS::ElastiCache::ReplicationGroup":
    case "AWS::ElastiCache::CacheCluster":
      return [properties["CacheNodeType"]];
    case "AWS::ECS::Service": {
      const definition = referredResource(bill, placeOf(resource, "TaskDefinition").value)?.declared.properties;
      return [definition?.["Cpu"], definition?.["Memory"]];
    }
    default:
      return [];
  }
}

function launchTemplateType(template: BillResource | null): unknown {
  const data = template?.declared.properties["LaunchTemplateData"];
  return typeof data === "object" && data !== null && "InstanceType" in data ? data.InstanceType : undefined;
}

function nextValue(from: string, allowed: readonly string[], direction: "smaller" | "larger"): string | undefined {
  const step = direction === "smaller" ? -1 : 1;
  const ordered = sizedAlike(from, allowed);
  const at = ordered.indexOf(from);
  return at < 0 ? undefined : ordered[at + step];
}

/** Values that differ from this one in size alone, smallest first: of its family, numbers by number, others as the template lists them. */
function sizedAlike(value: string, allowed: readonly string[]): string[] {
  if (/^\d+(\.\d+)?$/.test(value)) return allowed.filter((one) => /^\d+(\.\d+)?$/.test(one)).toSorted((left, right) => Number(left) - Number(right));
  const family = familyOf(value);
  if (family === null) return [...allowed];
  return allowed.filter((one) => familyOf(one) === family).toSorted((left, right) => rankOf(left) - rankOf(right));
}

/** "t3" of t3.large, "db.r6g" of db.r6g.large; null where it is no type of machine. */
const familyOf = (type: string): string | null => /^((?:db\.|cache\.)?[a-z]+\d[a-z0-9]*)\.(?:nano|micro|small|medium|large|\d*xlarge)$/.exec(type)?.[1] ?? null;

function rankOf(type: string): number {
  const size = type.split(".").at(-1) ?? "";
  const times = /^(\d+)xlarge$/.exec(size)?.[1];
  return times === undefined ? SIZES.indexOf(size) : SIZES.length + Number(times);
}
