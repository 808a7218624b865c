import type { PricingRule } from "../dimension";
import { placeOf, textAt } from "../property-place";
import { type Known, Unresolved, whenKnown } from "../resolved-value";
import { internetEgress } from "./front-door";

export const httpApiRule: PricingRule = (api) => {
  const protocol = placeOf(api, "ProtocolType");
  return calls(
    "HTTP API calls",
    whenKnown(textAt(protocol, "HTTP"), (name) => (name === "HTTP" ? "apigateway.http" : new Unresolved(`there is no rule for an API of protocol ${name}`, protocol))),
  );
};

export const restApiRule: PricingRule = () => calls("REST API calls", "apigateway.rest");

const calls = (title: string, sku: Known<string>): ReturnType<PricingRule> => [
  { charge: "requests", title, sku, unit: "request", basis: "usage", usageKeys: ["requests"], factors: (usage) => [{ value: usage("requests"), unit: "request" }] },
  internetEgress,
];
