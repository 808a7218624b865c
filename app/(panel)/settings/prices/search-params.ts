import type { ListShape, ListStateOf } from "@/components/ui/list-state";
import { CONFIDENCES, type PriceRow } from "@/lib/pricing/price-row";

const ROWS_ON_A_PAGE = 100;

/** A price book is read whole and has no cursors: its pages are counted, and the cursor is the page's number. */
export const PRICE_LIST = {
  filters: ["region", "service", "confidence"],
  sorts: ["sku"],
  defaultSort: "sku",
  pageSize: ROWS_ON_A_PAGE,
} as const satisfies ListShape<string, string>;

export type PriceListState = ListStateOf<typeof PRICE_LIST>;

export const USUAL_REGION = "us-east-1"; // its prices come with every version

export const regionOf = ({ filters }: PriceListState, regions: readonly string[]): string => regions.find((region) => region === filters.region) ?? USUAL_REGION;

export const isNarrowed = ({ q, filters }: PriceListState): boolean => q !== "" || Boolean(filters.service ?? filters.confidence);

/** Rows that match service, confidence and every word of what is looked for, in any case. */
export function matchingPrices(rows: readonly PriceRow[], { q, filters }: PriceListState): PriceRow[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const confidence = CONFIDENCES.find((known) => known === filters.confidence);
  return rows.filter((row) => {
    const text = `${row.sku} ${row.description} ${row.usageType ?? ""}`.toLowerCase();
    return (filters.service === undefined || row.service === filters.service) && (confidence === undefined || row.confidence === confidence) && words.every((word) => text.includes(word));
  });
}

/** One page of the rows, and where the next begins. */
export function pageOfPrices(rows: readonly PriceRow[], { cursor }: Pick<PriceListState, "cursor">) {
  const start = Math.max(0, Number.parseInt(cursor ?? "0", 10) || 0);
  const end = start + ROWS_ON_A_PAGE;
  return { items: rows.slice(start, end), total: rows.length, nextCursor: end < rows.length ? String(end) : null };
}
