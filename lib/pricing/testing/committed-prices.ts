import { type PriceBook, parsePriceBook } from "../price-book";
import usEast1 from "../prices/us-east-1.json";

/** The committed prices of us-east-1. */
export const COMMITTED_PRICES: PriceBook = (() => {
  const result = parsePriceBook(usEast1);
  if (result.kind === "invalid") throw new Error(result.why);
  return result.book;
})();
