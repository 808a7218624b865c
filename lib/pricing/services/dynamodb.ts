import type { BillResource } from "../bill-of-materials";
import { type Dimension, type PricingRule, monthOfHours } from "../dimension";
import { flagAt, numberAt, placeOf, textAt } from "../property-place";
import { type Known, Unresolved, whenKnown } from "../resolved-value";

export const tableRule: PricingRule = (table) => {
  const mode = textAt(placeOf(table, "BillingMode"), "PROVISIONED");
  const isRecoverable = flagAt(placeOf(table, "PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled"), false);
  return [
    ...(mode instanceof Unresolved ? [unknownMode(mode)] : mode === "PAY_PER_REQUEST" ? onDemand : provisioned(table)),
    { ...storage, charge: "storage", title: "DynamoDB storage", sku: "dynamodb.storage", freeTier: "dynamodb-storage" },
    ...(isRecoverable === false ? [] : [{ ...storage, charge: "backup", title: "DynamoDB point-in-time recovery", sku: whenKnown<boolean, string>(isRecoverable, () => "dynamodb.pitr") } as const]),
  ];
};

const storage = { unit: "GB-month", basis: "usage", usageKeys: ["dynamodb-storage"], factors: (usage) => [{ value: usage("dynamodb-storage"), unit: "GB" }] } as const satisfies Partial<Dimension>;

/** One unit for each item of up to 1 KB written, and of up to 4 KB read. */
const onDemand: readonly Dimension[] = [
  { charge: "requests", title: "DynamoDB writes", sku: "dynamodb.ondemand.write", unit: "write unit", basis: "usage", usageKeys: ["dynamodb-writes"], factors: (usage) => [{ value: usage("dynamodb-writes"), unit: "write" }] },
  { charge: "requests", title: "DynamoDB reads", sku: "dynamodb.ondemand.read", unit: "read unit", basis: "usage", usageKeys: ["dynamodb-reads"], factors: (usage) => [{ value: usage("dynamodb-reads"), unit: "read" }] },
];

const provisioned = (table: BillResource): Dimension[] => [
  capacity("DynamoDB write capacity", "dynamodb.provisioned.wcu", "write capacity unit", numberAt(placeOf(table, "ProvisionedThroughput.WriteCapacityUnits"))),
  capacity("DynamoDB read capacity", "dynamodb.provisioned.rcu", "read capacity unit", numberAt(placeOf(table, "ProvisionedThroughput.ReadCapacityUnits"))),
];

const capacity = (title: string, sku: string, unit: string, units: Known<number>): Dimension => ({ charge: "hours", title, sku, unit: `${unit}-hour`, basis: "fixed", factors: [{ value: units, unit }, monthOfHours] });

const unknownMode = (why: Unresolved): Dimension => ({ charge: "requests", title: "DynamoDB reads and writes", sku: why, unit: "write unit", basis: "fixed", factors: [] });
