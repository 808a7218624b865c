import { type BillOfMaterials, type BillResource, referredResource } from "../bill-of-materials";
import { type Dimension, type Factor, type PricingRule, byUse, monthOfHours, standing } from "../dimension";
import { type Place, firstGiven, flagAt, isGiven, membersAt, numberAt, placeOf, pointsTo, textAt } from "../property-place";
import { type Known, Unresolved, whenKnown } from "../resolved-value";
import { addressesWhere } from "./public-address";

const ONE: Factor = { value: 1, unit: "database" };

export const databaseInstanceRule: PricingRule = (database, bill) => {
  const zones = whenKnown(flagAt(placeOf(database, "MultiAZ"), false), (hasStandby) => (hasStandby ? "multi_az" : "single_az"));
  return [
    instanceHours(database, zones, bill),
    ...storage(database, zones),
    ...(numberAt(placeOf(database, "BackupRetentionPeriod"), 1) === 0 ? [] : [BACKUP]),
    ...addressesWhere(flagAt(placeOf(database, "PubliclyAccessible"), false), [ONE]),
  ];
};

/** The price with a standby covers both instances. */
function instanceHours(database: BillResource, zones: Known<string>, bill: BillOfMaterials): Dimension {
  const engine = textAt(firstGiven(placeOf(database, "Engine"), ...engineOfSource(database, bill)));
  const instanceClass = textAt(placeOf(database, "DBInstanceClass"));
  const isBurstable = typeof instanceClass === "string" && /^db\.t(3|4g)\./.test(instanceClass);
  return standing({
    title: `RDS ${shown(engine, "database")} ${shown(instanceClass, "instance")}, ${zones === "multi_az" ? "with a standby" : "one zone"}`,
    sku: whenKnown(engine, (name) => whenKnown(instanceClass, (size) => whenKnown(zones, (where) => `rds.${name}.${size}.${where}.ondemand`))),
    unit: "hour",
    factors: [ONE, monthOfHours],
    risk: isBurstable ? `A ${instanceClass} that works above its baseline for longer than its credits last pays for each vCPU-hour on top.` : undefined,
  });
}

/** A replica has the engine of what it copies. */
function engineOfSource(database: BillResource, bill: BillOfMaterials): Place[] {
  const source = referredResource(bill, placeOf(database, "SourceDBInstanceIdentifier").value);
  return source ? [placeOf(source, "Engine")] : [];
}

/** What gp3 storage of a database includes, more from 400 GB on ("Amazon RDS DB instance storage"). */
const includedIops = (gigabytes: number): number => (gigabytes < 400 ? 3_000 : 12_000);
const includedMibPerSecond = (gigabytes: number): number => (gigabytes < 400 ? 125 : 500);

function storage(database: BillResource, zones: Known<string>): Dimension[] {
  const type = textAt(placeOf(database, "StorageType"), isGiven(placeOf(database, "Iops")) ? "io1" : "gp2");
  const size = numberAt(placeOf(database, "AllocatedStorage"));
  const title = `RDS ${shown(type, "")} storage`;
  const sku = (part: string): Known<string> => whenKnown(type, (name) => whenKnown(zones, (where) => `rds.${name}.${part}.${where}`));
  const above = (place: Place, included: (gigabytes: number) => number): Known<number> => {
    if (!isGiven(place)) return 0;
    return whenKnown(numberAt(place), (value) => whenKnown(size, (gigabytes) => Math.max(0, value - (type === "gp3" ? included(gigabytes) : 0))));
  };
  const performance = (part: string, unit: string, value: Known<number>): Dimension[] =>
    value === 0 ? [] : [standing({ charge: "performance", title: `${title}, ${part}`, sku: sku(part), unit: `${unit}-month`, factors: [{ value, unit, what: "above the included" }] })];
  return [
    standing({ charge: "storage", title, sku: sku("storage"), unit: "GB-month", factors: [{ value: size, unit: "GB" }], risk: growthRisk(database, size) }),
    ...performance("iops", "IOPS", above(placeOf(database, "Iops"), includedIops)),
    ...performance("throughput", "MiB/s", above(placeOf(database, "StorageThroughput"), includedMibPerSecond)),
  ];
}

function growthRisk(database: BillResource, size: Known<number>): string | undefined {
  const most = numberAt(placeOf(database, "MaxAllocatedStorage"), 0);
  if (most instanceof Unresolved || size instanceof Unresolved || most <= size) return undefined;
  return `Storage grows by itself up to ${most} GB and never shrinks; what is counted is ${size}.`;
}

const BACKUP = byUse({ charge: "backup", title: "RDS backups beyond the size of the databases", sku: "rds.backup", unit: "GB-month", key: "database-backup", counted: "GB" });

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
  const factors = [{ value: vcpu, unit: "vCPU", what: "of the database, at least 2" }, monthOfHours];
  return [standing({ title: "RDS Proxy", sku: "rds.proxy", unit: "vCPU-hour", factors, alsoOf: group ? [group.logicalId] : [] })];
};

/** Sizes of RDS instance classes are the same in all families: up to large two, xlarge four, and so on ("DB instance classes"). */
function vcpusOf(instanceClass: string): Known<number> {
  const size = instanceClass.split(".").at(-1) ?? "";
  if (["micro", "small", "medium", "large"].includes(size)) return 2;
  const multiple = /^(\d*)xlarge$/.exec(size)?.[1];
  return multiple === undefined ? new Unresolved(`how many vCPU ${instanceClass} has is not known`) : 4 * Number(multiple === "" ? 1 : multiple);
}

const shown = (value: Known<string>, otherwise: string): string => (value instanceof Unresolved ? otherwise : value);
