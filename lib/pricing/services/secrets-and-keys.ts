import { type PricingRule, byUse, standing } from "../dimension";
import { placeOf, textAt } from "../property-place";
import { Unresolved } from "../resolved-value";

export const secretRule: PricingRule = () => [
  standing({ title: "Secret", sku: "secretsmanager.secret", unit: "secret-month", factors: [{ value: 1, unit: "secret" }] }),
  byUse({ charge: "requests", title: "Reads of the secret", sku: "secretsmanager.api", unit: "request", key: "secret-calls", counted: "call" }),
];

export const keyRule: PricingRule = () => [standing({ title: "KMS key", sku: "kms.cmk", unit: "key-month", factors: [{ value: 1, unit: "key" }] })];

/** Standard parameters are free. */
export const parameterRule: PricingRule = (parameter) => {
  const tier = textAt(placeOf(parameter, "Tier"), "Standard");
  if (tier === "Standard") return [];
  const chosenByAws = new Unresolved("AWS chooses the tier by the value's length", placeOf(parameter, "Tier"));
  const sku = tier instanceof Unresolved ? tier : tier === "Advanced" ? "ssm.parameter.advanced" : chosenByAws;
  return [standing({ title: "Advanced parameter", sku, unit: "parameter-month", factors: [{ value: 1, unit: "parameter" }] })];
};
