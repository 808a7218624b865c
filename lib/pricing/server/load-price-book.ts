import "server-only";

import { type PriceBook, parsePriceBook } from "../price-book";
import usEast1 from "../prices/us-east-1.json";

/** Read at the first question of this process; a mistake in a committed file is one of the release, so it throws. */
const books = new Map<string, PriceBook>();

/** The list prices of a region; null where there are none yet. */
export async function loadPriceBook(region: string): Promise<PriceBook | null> {
  if (books.size === 0) {
    const result = parsePriceBook(usEast1);
    if (result.kind === "invalid") throw new Error(`The committed price book cannot be read: ${result.why}`);
    books.set(result.book.region, result.book);
  }
  return books.get(region) ?? null;
}
