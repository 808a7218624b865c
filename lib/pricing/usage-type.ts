import type { PriceBook } from "./price-book";
import type { PriceRow } from "./price-row";

/** AWS's short and long names of regions, as bills put them before a usage type: "USE1-", "EU-", "us-east-1-". */
const REGION = /^(?:[A-Z]{3}\d|EU|[a-z]{2}(?:-[a-z]+)+-\d)-/;

/** A usage type as the price book has it. us-east-1 itself has a prefix for some services and none for others. */
export const coreUsageType = (usageType: string): string => usageType.replace(REGION, "");

/** Rows that a line of a bill may have been charged by, to compare what was paid with what is listed. Several where AWS tells them apart by operation. */
export function rowsOfUsageType(book: PriceBook, usageType: string): PriceRow[] {
  const core = coreUsageType(usageType);
  return book.rows.filter((row) => row.usageType === core);
}
