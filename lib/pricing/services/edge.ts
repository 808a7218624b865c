import type { PricingRule } from "../dimension";
import { membersAt, placeOf, textAt } from "../property-place";
import { Unresolved } from "../resolved-value";

/** CloudFront, counted at the prices of the United States: the template does not tell where visitors are. */
export const distributionRule: PricingRule = () => [
  { charge: "data-transfer", title: "CloudFront data out", sku: "cloudfront.egress.us", unit: "GB", basis: "usage", usageKeys: ["cdn-data"], factors: (usage) => [{ value: usage("cdn-data"), unit: "GB" }], freeTier: "cloudfront-data" },
  { charge: "requests", title: "CloudFront requests", sku: "cloudfront.requests.https.us", unit: "request", basis: "usage", usageKeys: ["cdn-requests"], factors: (usage) => [{ value: usage("cdn-requests"), unit: "request" }], freeTier: "cloudfront-requests" },
];

/** Runs once for each request to the CDN that it stands before. */
export const edgeFunctionRule: PricingRule = () => [
  { charge: "requests", title: "CloudFront function", sku: "cloudfront.functions", unit: "request", basis: "usage", usageKeys: ["cdn-requests"], factors: (usage) => [{ value: usage("cdn-requests"), unit: "request" }], freeTier: "cloudfront-functions" },
];

export const webAclRule: PricingRule = (acl) => {
  const rules = membersAt(placeOf(acl, "Rules"));
  const count = rules instanceof Unresolved ? rules : rules.length;
  const requests = textAt(placeOf(acl, "Scope")) === "CLOUDFRONT" ? "cdn-requests" : "requests";
  return [
    { charge: "hours", title: "WAF web ACL", sku: "waf.web_acl", unit: "web ACL-month", basis: "fixed", factors: [{ value: 1, unit: "web ACL" }] },
    ...(count === 0 ? [] : [{ charge: "hours", title: "WAF rules", sku: "waf.rule", unit: "rule-month", basis: "fixed", factors: [{ value: count, unit: "rule" }] } as const]),
    { charge: "requests", title: "WAF requests", sku: "waf.requests", unit: "request", basis: "usage", usageKeys: [requests], factors: (usage) => [{ value: usage(requests), unit: "request" }] },
  ];
};

export const hostedZoneRule: PricingRule = () => [
  { charge: "hours", title: "Route 53 hosted zone", sku: "route53.hosted_zone", unit: "zone-month", basis: "fixed", factors: [{ value: 1, unit: "zone" }] },
  { charge: "requests", title: "DNS queries", sku: "route53.queries", unit: "query", basis: "usage", usageKeys: ["dns-queries"], factors: (usage) => [{ value: usage("dns-queries"), unit: "query" }] },
];

/** A namespace that is looked up by DNS keeps a hosted zone. */
export const dnsNamespaceRule: PricingRule = () => [{ charge: "hours", title: "Hosted zone of the namespace", sku: "route53.hosted_zone", unit: "zone-month", basis: "fixed", factors: [{ value: 1, unit: "zone" }] }];
