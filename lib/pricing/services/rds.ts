import { type BillOfMaterials, type BillResource, referredResource } from "../bill-of-materials";
import { type Dimension, type Factor, type PricingRule, monthOfHours } from "../dimension";
import { firstGiven, flagAt, isGiven, membersAt, numberAt, placeOf, pointsTo, textAt } from "../property-place";
import { type Known, Unresolved, whenKnown } from "../resolved-value";
import { addressesWhere } from "./public-address";

const ONE: Factor = { value: 1, unit: "database" };

/** gp3 storage of a database includes 3,000 IOPS, and 12,000 from 400 GB on ("Amazon RDS DB instance storage"). */
const includedIops = (gigabytes: number): number => (gigabytes < 400 ? 3_000 : 12_000);
const includedThroughput = (gigabytes: number): number => (gigabytes < 400 ? 125 : 500);

export const databaseInstanceRule: PricingRule = (database, bill) => {
  const engine = textAt(firstGiven(placeOf(database, "Engine"), ...sourceEngine(database, bill)));
  const instanceClass = textAt(placeOf(database, "DBInstanceClass"));
  const zones = whenKnown(flagAt(placeOf(database, "MultiAZ"), false), (hasStandby) => (hasStandby ? "multi_az" : "single_az"));
  const inWords = zones === "multi_az" ? "with a standby" : "one zone";
  const isBurstable = !(instanceClass instanceof Unresolved) && /^db\.t(3|4g)\./.test(instanceClass);
  return [
    {
      charge: "hours",
      title: `RDS ${shown(engine, "database")} ${shown(instanceClass, "")}`.trimEnd() + `, ${inWords}`,
      sku: whenKnown(engine, (name) => whenKnown(instanceClass, (size) => whenKnown(zones, (where) => `rds.${name}.${size}.${where}.ondemand`))),
      unit: "hour",
      basis: "fixed",
      factors: [ONE, monthOfHours],
      risk: isBurstable ? `A ${shown(instanceClass, "")} that works above its baseline for longer than its credits last pays for each vCPU-hour on top.` : undefined,
    },
    ...storage(database, zones),
    ...(numberAt(placeOf(database, "BackupRetentionPeriod"), 1) === 0 ? [] : [backup]),
    ...addressesWhere(flagAt(placeOf(database, "PubliclyAccessible"), false), [ONE]),
  ];
};

function storage(database: BillResource, zones: Known<string>): Dimension[] {
  const type = textAt(placeOf(database, "StorageType"), isGiven(placeOf(database, "Iops")) ? "io1" : "gp2");
  const size = numberAt(placeOf(database, "AllocatedStorage"));
  const sku = (part: string): Known<string> => whenKnown(type, (name) => whenKnown(zones, (where) => `rds.${name}.${part}.${where}`));
  const title = `RDS ${shown(type, "")} storage`;
  const common = { unit: "GB-month", basis: "fixed" } as const;
  const most = numberAt(placeOf(database, "MaxAllocatedStorage"), 0);
  const grows = typeof most === "number" && typeof size === "number" && most > size;

  const extra = (property: string, included: (gigabytes: number) => number): Known<number> =>
    isGiven(placeOf(database, property)) ? whenKnown(numberAt(placeOf(database, property)), (value) => whenKnown(size, (gigabytes) => Math.max(0, value - (type === "gp3" ? included(gigabytes) : 0)))) : 0;
  const [iops, throughput] = [extra("Iops", includedIops), extra("StorageThroughput", includedThroughput)];
  return [
    { ...common, charge: "storage", title, sku: sku("storage"), factors: [{ value: size, unit: "GB" }], risk: grows ? `Storage grows by itself up to ${most} GB and never shrinks; what is counted is ${String(size)}.` : undefined },
    ...(iops === 0 ? [] : [{ ...common, charge: "performance", title: `${title}, IOPS`, sku: sku("iops"), unit: "IOPS-month", factors: [{ value: iops, unit: "IOPS", what: "above the included ones" }] } as const]),
    ...(throughput === 0 ? [] : [{ ...common, charge: "performance", title: `${title}, throughput`, sku: sku("throughput"), unit: "MiB/s-month", factors: [{ value: throughput, unit: "MiB/s", what: "above the included ones" }] } as const]),
  ];
}

const backup: Dimension = {
  charge: "backup",
  title: "RDS backups beyond the size of the databases",
  sku: "rds.backup",
  unit: "GB-month",
  basis: "usage",
  usageKeys: ["database-backup"],
  factors: (usage) => [{ value: usage("database-backup"), unit: "GB" }],
};

/** A replica has the engine of what it copies. */
function sourceEngine(database: BillResource, bill: BillOfMaterials) {
  const source = referredResource(bill, placeOf(database, "SourceDBInstanceIdentifier").value);
  return source ? [placeOf(source, "Engine")] : [];
}

/** At least so many vCPU are paid ("Amazon RDS Proxy pricing"). */
const LEAST_VCPU = 2;

/** A proxy is paid by the vCPU of the database behind it. */
export const databaseProxyRule: PricingRule = (proxy, bill) => {
  const group = bill.resources.find((resource) => resource.type === "AWS::RDS::DBProxyTargetGroup" && pointsTo(placeOf(resource, "DBProxyName"), proxy));
  const targets = group ? membersAt(placeOf(group, "DBInstanceIdentifiers")) : [];
  const [target] = targets instanceof Unresolved ? [] : targets;
  const database = target ? referredResource(bill, target.value) : null;
  const vcpu: Known<number> = database
    ? whenKnown(textAt(placeOf(database, "DBInstanceClass")), (size) => whenKnown(vcpusOf(size), (count) => Math.max(LEAST_VCPU, count)))
    : new Unresolved("which database is behind it is not in the template", { logicalId: group?.logicalId ?? proxy.logicalId, path: "DBInstanceIdentifiers" });
  return [{ charge: "hours", title: "RDS Proxy", sku: "rds.proxy", unit: "vCPU-hour", basis: "fixed", factors: [{ value: vcpu, unit: "vCPU", what: "of the database, at least 2" }, monthOfHours], alsoOf: group ? [group.logicalId] : [] }];
};

/** Sizes of RDS instance classes are the same in all families: up to large two, xlarge four, and so on ("DB instance classes"). */
function vcpusOf(instanceClass: string): Known<number> {
  const size = instanceClass.split(".").at(-1) ?? "";
  if (["micro", "small", "medium", "large"].includes(size)) return 2;
  const multiple = /^(\d*)xlarge$/.exec(size)?.[1];
  return multiple === undefined ? new Unresolved(`how many vCPU ${instanceClass} has is not known`) : 4 * Number(multiple === "" ? 1 : multiple);
}

const shown = (value: Known<string>, otherwise: string): string => (value instanceof Unresolved ? otherwise : value);
