import { type PricingRule, byUse, standing } from "../dimension";
import { membersAt, placeOf, textAt } from "../property-place";
import { Unresolved } from "../resolved-value";

/** CloudFront, counted at the prices of the United States: the template does not tell where visitors are. */
export const distributionRule: PricingRule = () => [
  byUse({ charge: "data-transfer", title: "CloudFront data out", sku: "cloudfront.egress.us", unit: "GB", key: "cdn-data", counted: "GB", freeTier: "cloudfront-data" }),
  byUse({ ...requests, title: "CloudFront requests", sku: "cloudfront.requests.https.us", key: "cdn-requests", freeTier: "cloudfront-requests" }),
];

/** Runs once for each request to the CDN that it stands before. */
export const edgeFunctionRule: PricingRule = () => [byUse({ ...requests, title: "CloudFront function", sku: "cloudfront.functions", key: "cdn-requests", freeTier: "cloudfront-functions" })];

export const webAclRule: PricingRule = (acl) => {
  const rules = membersAt(placeOf(acl, "Rules"));
  const count = rules instanceof Unresolved ? rules : rules.length;
  const isBeforeCdn = textAt(placeOf(acl, "Scope")) === "CLOUDFRONT";
  return [
    standing({ title: "WAF web ACL", sku: "waf.web_acl", unit: "web ACL-month", factors: [{ value: 1, unit: "web ACL" }] }),
    ...(count === 0 ? [] : [standing({ title: "WAF rules", sku: "waf.rule", unit: "rule-month", factors: [{ value: count, unit: "rule" }] })]),
    byUse({ ...requests, title: "WAF requests", sku: "waf.requests", key: isBeforeCdn ? "cdn-requests" : "requests" }),
  ];
};

const requests = { charge: "requests", unit: "request", counted: "request" } as const;

export const hostedZoneRule: PricingRule = () => [
  zone("Route 53 hosted zone"),
  byUse({ charge: "requests", title: "DNS queries", sku: "route53.queries", unit: "query", key: "dns-queries", counted: "query" }),
];

/** A namespace that is looked up by DNS keeps a hosted zone. */
export const dnsNamespaceRule: PricingRule = () => [zone("Hosted zone of the namespace")];

const zone = (title: string) => standing({ title, sku: "route53.hosted_zone", unit: "zone-month", factors: [{ value: 1, unit: "zone" }] });
