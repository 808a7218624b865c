import { type Dimension, type PricingRule, byUse } from "../dimension";
import { placeOf, textAt } from "../property-place";
import { type Known, Unresolved, whenKnown } from "../resolved-value";
import { internetEgress } from "./internet-egress";

export const httpApiRule: PricingRule = (api, bill) => {
  const protocol = placeOf(api, "ProtocolType");
  const sku = whenKnown<string, string>(textAt(protocol, "HTTP"), (name) =>
    name === "HTTP" ? "apigateway.http" : new Unresolved(`there is no rule for an API of protocol ${name}`, protocol),
  );
  return [calls("HTTP API calls", sku), ...internetEgress(api, bill)];
};

export const restApiRule: PricingRule = (api, bill) => [calls("REST API calls", "apigateway.rest"), ...internetEgress(api, bill)];

const calls = (title: string, sku: Known<string>): Dimension => byUse({ charge: "requests", title, sku, unit: "request", key: "requests", counted: "request" });
