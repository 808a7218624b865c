import "server-only";

import { type PriceBook, parsePriceBook } from "../price-book";
import usEast1 from "../prices/us-east-1.json";
import { PRICE_LIST_SOURCE } from "../refreshed-prices";
import { findNewestPrices, findNewestPricesId, type StoredPrices } from "./internal/price-book-repository";

const LOOK_AGAIN_MS = 10_000; // after a refresh, this long until every process prices by it

type Kept = { id: string | null; book: PriceBook | null; lookedAt: number };
const kept = globalThis as typeof globalThis & { pilothousePriceBooks?: Map<string, Kept> };

/** The committed prices of us-east-1. A mistake in that file is one of the release, so it throws. */
export function committedPriceBook(): PriceBook {
  const result = parsePriceBook(usEast1);
  if (result.kind === "invalid") throw new Error(`The committed price book cannot be read: ${result.why}`);
  return result.book;
}

/** The list prices of a region: as Price List was last read, else those that came with this version; null where there are none yet. */
export async function loadPriceBook(region: string): Promise<PriceBook | null> {
  const books = (kept.pilothousePriceBooks ??= new Map());
  const known = books.get(region);
  if (known && Date.now() - known.lookedAt < LOOK_AGAIN_MS) return known.book;
  const id = await findNewestPricesId(region);
  if (known && known.id === id) {
    known.lookedAt = Date.now();
    return known.book;
  }
  const stored = id === null ? null : await findNewestPrices(region);
  const book = stored ? toBook(stored) : region === usEast1.region ? committedPriceBook() : null;
  books.set(region, { id, book, lookedAt: Date.now() });
  return book;
}

/** Rows that Price List could not tell were taken over from the committed book, and name its sources. */
function toBook({ region, at, version, rows }: StoredPrices): PriceBook | null {
  const readOn = at.toISOString().slice(0, 10);
  const sources = { ...usEast1.sources, [PRICE_LIST_SOURCE]: `AWS Price List, read on ${readOn}` };
  const result = parsePriceBook({ region, version, asOf: readOn, sources, rows });
  return result.kind === "parsed" ? result.book : null;
}
