import { expect, test } from "vitest";

import { priceChangeWords, priceLead } from "./price-words";

test("a price book says how many prices it has, of which version, how old they are, and what could not be used", () => {
  const book = { region: "us-east-1", version: "7", asOf: "2026-11-20", sources: {}, rows: [], broken: [{ sku: "a", why: "b" }] };
  expect(priceLead(book, new Date("2026-11-26T09:00:00Z"))).toBe("0 list prices of us-east-1, version 7, newest of 2026-11-20 (6 days ago); 1 row could not be used.");
});

test.each([
  [{ before: "0.0400", after: "0.0420" }, "0.0400 → 0.0420 USD, +5.0 %"],
  [{ before: "0.05", after: "0.04" }, "0.05 → 0.04 USD, −20.0 %"],
  [{ before: null, after: "0.04" }, "0.04 USD, not known before"],
  [{ before: "0", after: "0.04" }, "0 → 0.04 USD"],
])("%o is told as %j", (change, words) => {
  expect(priceChangeWords(change)).toBe(words);
});
