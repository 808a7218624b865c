import { leftOutParts, type AddressPart } from "@/components/ui/left-out-parts";
import type { ListShape, ListStateOf, SearchParams } from "@/components/ui/list-state";
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

/** Null: no page begins there. */
function startOf(cursor: string | null, total: number): number | null {
  const start = /^\d{1,9}$/.test(cursor ?? "") ? Number(cursor) : Number.NaN;
  return start % ROWS_ON_A_PAGE === 0 && start < total ? start : null;
}

/** What of the page's address is not understood. */
export const leftOutOfPrices = (params: SearchParams, state: PriceListState, known: { regions: readonly string[]; total: number }): AddressPart[] =>
  leftOutParts(params, {
    region: known.regions.some((region) => region === params["region"]),
    service: !Array.isArray(params["service"]), // one that there is not finds nothing
    confidence: CONFIDENCES.some((confidence) => confidence === params["confidence"]),
    q: !Array.isArray(params["q"]),
    sort: PRICE_LIST.sorts.some((sort) => sort === params["sort"]),
    cursor: known.total === 0 || startOf(state.cursor, known.total) !== null,
  });

/** One page of the rows, and where the next begins. */
export function pageOfPrices(rows: readonly PriceRow[], { cursor }: Pick<PriceListState, "cursor">) {
  const start = startOf(cursor, rows.length) ?? 0;
  const end = start + ROWS_ON_A_PAGE;
  return { items: rows.slice(start, end), total: rows.length, nextCursor: end < rows.length ? String(end) : null };
}
