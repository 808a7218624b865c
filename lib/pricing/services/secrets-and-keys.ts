import type { PricingRule } from "../dimension";
import { placeOf, textAt } from "../property-place";
import { Unresolved } from "../resolved-value";

export const secretRule: PricingRule = () => [
  { charge: "hours", title: "Secret", sku: "secretsmanager.secret", unit: "secret-month", basis: "fixed", factors: [{ value: 1, unit: "secret" }] },
  { charge: "requests", title: "Reads of the secret", sku: "secretsmanager.api", unit: "request", basis: "usage", usageKeys: ["secret-calls"], factors: (usage) => [{ value: usage("secret-calls"), unit: "call" }] },
];

export const keyRule: PricingRule = () => [{ charge: "hours", title: "KMS key", sku: "kms.cmk", unit: "key-month", basis: "fixed", factors: [{ value: 1, unit: "key" }] }];

/** Standard parameters are free. */
export const parameterRule: PricingRule = (parameter) => {
  const tier = textAt(placeOf(parameter, "Tier"), "Standard");
  if (tier === "Standard") return [];
  const intelligent = new Unresolved("AWS chooses the tier by the value's length", placeOf(parameter, "Tier"));
  const sku = tier instanceof Unresolved ? tier : tier === "Advanced" ? "ssm.parameter.advanced" : intelligent;
  return [{ charge: "hours", title: "Advanced parameter", sku, unit: "parameter-month", basis: "fixed", factors: [{ value: 1, unit: "parameter" }] }];
};
