import { Big } from "big.js";

import { findPrice } from "@/lib/pricing/find-price";
import type { PriceBook } from "@/lib/pricing/price-book";

/**
 * What one call of an AWS action costs: nothing for most ("read" and "change" calls of CloudFormation, EC2, RDS, …), a list price for the few that
 * AWS charges for by the request, or by what is asked for: GetMetricData by the metric. Unknown: it is charged for, and the price is not in the book.
 */
export type CallPrice = { kind: "free" } | { kind: "charged"; usdPerUnit: Big; sku: string } | { kind: "unknown"; sku: string };

/** The longest match counts. Source of the list: the services' pricing pages, "requests". */
const CHARGED: readonly { actions: RegExp; sku: string }[] = [
  { actions: /^ce:/, sku: "costexplorer.api_request" },
  { actions: /^cloudwatch:GetMetricData$/, sku: "cloudwatch.getmetricdata" },
  { actions: /^cloudwatch:(List|Describe|Get)/, sku: "cloudwatch.api.other" },
  { actions: /^sqs:/, sku: "sqs.standard" },
  { actions: /^secretsmanager:/, sku: "secretsmanager.api" },
  { actions: /^s3:(Put|List|Create)/, sku: "s3.requests.put" },
  { actions: /^s3:Get/, sku: "s3.requests.get" },
];

/** `action` as IAM names it. Free tiers are not taken off: other things of the account use them too. */
export function callPrice(action: string, book: PriceBook): CallPrice {
  const charged = CHARGED.find(({ actions }) => actions.test(action));
  if (!charged) return { kind: "free" };
  const price = findPrice(book, charged.sku);
  const [first] = price.kind === "priced" ? price.steps : [];
  return first ? { kind: "charged", usdPerUnit: new Big(first.row.usd).div(first.row.per), sku: charged.sku } : { kind: "unknown", sku: charged.sku };
}
