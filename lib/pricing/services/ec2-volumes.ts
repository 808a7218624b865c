import { type Dimension, type Factor, type PricingRule, standing } from "../dimension";
import { type Place, isGiven, numberAt, propertiesOf, textAt, within } from "../property-place";
import { type Known, Unresolved, whenKnown } from "../resolved-value";

/** Included in the price of gp3 storage ("Amazon EBS pricing"). */
const INCLUDED_IOPS = 3_000;
const INCLUDED_MIB_PER_SECOND = 125;

/** An EBS volume of its own. */
export const volumeRule: PricingRule = (resource) => volumeDimensions(propertiesOf(resource), "Size");

type VolumeContext = {
  /** Multiplies a volume that each of several instances has. */
  count?: readonly Factor[];
  /** Under which name the instance has it. */
  device?: string;
  alsoOf?: readonly string[];
};

/** `sizeProperty`: volumes and block devices call it differently. */
export function volumeDimensions(settings: Place, sizeProperty: "Size" | "VolumeSize", { count = [], device, alsoOf = [] }: VolumeContext = {}): Dimension[] {
  const type = textAt(within(settings, "VolumeType"), "gp2");
  const named = `${type instanceof Unresolved ? "EBS volume" : `EBS ${type}`}${device === undefined ? "" : ` ${device}`}`;
  const sku = (part: string): Known<string> => whenKnown(type, (known) => `ebs.${known}.${part}`);
  const performance = { charge: "performance", alsoOf } as const;

  const dimensions: Dimension[] = [
    standing({ charge: "storage", title: `${named} storage`, sku: sku("storage"), unit: "GB-month", factors: [...count, { value: numberAt(within(settings, sizeProperty)), unit: "GB" }], alsoOf }),
  ];
  const iops = above(within(settings, "Iops"), type === "gp3" ? INCLUDED_IOPS : 0);
  if (iops !== 0) {
    const counted: Factor = { value: iops, unit: "IOPS", what: type === "gp3" ? "above the included 3,000" : undefined };
    dimensions.push(standing({ ...performance, title: `${named} IOPS`, sku: sku("iops"), unit: "IOPS-month", factors: [...count, counted] }));
  }
  const throughput = above(within(settings, "Throughput"), INCLUDED_MIB_PER_SECOND);
  if (throughput !== 0) {
    const counted: Factor = { value: throughput, unit: "MiB/s", what: "above the included 125" };
    dimensions.push(standing({ ...performance, title: `${named} throughput`, sku: sku("throughput"), unit: "MiB/s-month", factors: [...count, counted] }));
  }
  return dimensions;
}

const above = (place: Place, included: number): Known<number> =>
  isGiven(place) ? whenKnown(numberAt(place), (value) => Math.max(0, value - included)) : 0;
