/** Region before a usage type ("USE1-", "EU-", "us-east-1-"), which us-east-1 itself has for some services only ("Price List": usagetype). */
const REGION_PREFIX = /^(?:[A-Z]{2,4}\d?|[a-z]{2}-[a-z]+-\d)-/;

/**
 * A billed usage type as the price book names it, so that both can be joined. A name that the price book knows as it stands is kept whole:
 * CloudFront's "US-DataTransfer-Out-Bytes" begins with no region.
 */
export function priceBookUsageType(billed: string, known: ReadonlySet<string>): string {
  if (known.has(billed)) return billed;
  const bare = billed.replace(REGION_PREFIX, "");
  return known.has(bare) ? bare : billed;
}
