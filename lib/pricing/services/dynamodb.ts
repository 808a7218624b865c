import type { BillResource } from "../bill-of-materials";
import { type Dimension, type PricingRule, byUse, monthOfHours, standing, untold } from "../dimension";
import { flagAt, numberAt, placeOf, textAt } from "../property-place";
import { Unresolved, whenKnown } from "../resolved-value";

export const tableRule: PricingRule = (table) => {
  const mode = textAt(placeOf(table, "BillingMode"), "PROVISIONED");
  const isRecoverable = flagAt(placeOf(table, "PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled"), false);
  return [
    ...(mode instanceof Unresolved ? [untold("requests", "DynamoDB reads and writes", mode)] : mode === "PAY_PER_REQUEST" ? ON_DEMAND : provisioned(table)),
    byUse({ charge: "storage", title: "DynamoDB storage", sku: "dynamodb.storage", unit: "GB-month", key: "dynamodb-storage", counted: "GB", freeTier: "dynamodb-storage" }),
    ...(isRecoverable === false ? [] : [{ ...RECOVERY, sku: whenKnown<boolean, string>(isRecoverable, () => "dynamodb.pitr") }]),
  ];
};

const RECOVERY = byUse({ charge: "backup", title: "DynamoDB point-in-time recovery", sku: "dynamodb.pitr", unit: "GB-month", key: "dynamodb-storage", counted: "GB" });

/** One unit for each item of up to 1 KB written, and of up to 4 KB read. */
const ON_DEMAND: readonly Dimension[] = [
  byUse({ charge: "requests", title: "DynamoDB writes", sku: "dynamodb.ondemand.write", unit: "write unit", key: "dynamodb-writes", counted: "write" }),
  byUse({ charge: "requests", title: "DynamoDB reads", sku: "dynamodb.ondemand.read", unit: "read unit", key: "dynamodb-reads", counted: "read" }),
];

const provisioned = (table: BillResource): Dimension[] => [
  capacity(table, "WriteCapacityUnits", "write", "dynamodb.provisioned.wcu"),
  capacity(table, "ReadCapacityUnits", "read", "dynamodb.provisioned.rcu"),
];

function capacity(table: BillResource, property: string, kind: string, sku: string): Dimension {
  const units = { value: numberAt(placeOf(table, `ProvisionedThroughput.${property}`)), unit: `${kind} capacity unit` };
  return standing({ title: `DynamoDB ${kind} capacity`, sku, unit: `${kind} capacity unit-hour`, factors: [units, monthOfHours] });
}
