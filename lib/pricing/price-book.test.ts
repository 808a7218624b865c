import { Big } from "big.js";
import { expect, test } from "vitest";

import { findPrice } from "./find-price";
import { priceAmount } from "./price-amount";
import { type PriceBook, parsePriceBook, priceBookSchema } from "./price-book";
import { pricedUnit } from "./price-row";
import committed from "./prices/us-east-1.json";

const row = { sku: "alb.hour", service: "AWSELB", usageType: "LoadBalancerUsage", description: "Load balancer", unit: "hour", usd: "0.0225", asOf: "2026-10-07", confidence: "high", sources: ["list"] };
const bookOf = (...rows: unknown[]): PriceBook => {
  const result = parsePriceBook({ region: "us-east-1", version: "1", asOf: "2026-10-07", sources: { list: "A list" }, rows });
  if (result.kind === "invalid") throw new Error(result.why);
  return result.book;
};
const amountOf = (book: PriceBook, sku: string, quantity: number) => priceAmount(findPrice(book, sku), new Big(quantity));

test("every committed row is usable, and comes back from the wire as it was", () => {
  const result = parsePriceBook(committed);
  if (result.kind === "invalid") throw new Error(result.why);
  expect(result.book.broken).toEqual([]);
  expect(result.book.rows).toHaveLength(committed.rows.length);
  expect(priceBookSchema.parse(JSON.parse(JSON.stringify(result.book)))).toEqual(result.book);
});

test("every committed price can be asked for, alone or as the steps it belongs to", () => {
  const result = parsePriceBook(committed);
  if (result.kind === "invalid") throw new Error(result.why);
  const names = new Set(result.book.rows.map(({ sku, tier, zone }) => tier?.of ?? zone?.of ?? sku));
  expect([...names].filter((name) => findPrice(result.book, name).kind === "unpriced")).toEqual([]);
});

test.each<[wrong: string, change: Record<string, unknown>, why: string]>([
  ["no price", { usd: undefined }, "usd"],
  ["a price that is no number", { usd: "n/a" }, "usd must be a decimal number"],
  ["a negative price", { usd: "-1" }, "usd must be a decimal number"],
  ["a price of 0 that nothing says is free", { usd: "0.0000" }, "must be above 0 unless marked as free"],
  ["an unknown source", { sources: ["rumour"] }, 'a source "rumour"'],
  ["no date", { asOf: "lately" }, "asOf"],
  ["an unknown field", { discount: 1 }, "discount"],
])("a row with %s is reported and prices nothing, and the others stay", (_, change, why) => {
  const book = bookOf({ ...row, ...change }, { ...row, sku: "alb.lcu" });
  expect(book.rows.map(({ sku }) => sku)).toEqual(["alb.lcu"]);
  expect(book.broken).toEqual([{ sku: "alb.hour", why: expect.stringContaining(why) }]);
  expect(findPrice(book, "alb.hour")).toEqual({ kind: "unpriced", why: expect.stringMatching(/^The row alb\.hour of the price book is broken: .+\.$/) });
  expect(amountOf(book, "alb.lcu", 730)).toMatchObject({ kind: "priced", usdMicros: 16_425_000 }); // 730 × 0.0225
});

test("a row that stands twice counts once", () => {
  expect(bookOf(row, { ...row, usd: "9" }).broken).toEqual([{ sku: "alb.hour", why: "stands twice in the price book" }]);
});

test("what is no price book at all is refused with its mistakes", () => {
  expect(parsePriceBook({ rows: [] })).toEqual({ kind: "invalid", why: expect.stringContaining("region") });
  expect(parsePriceBook(null).kind).toBe("invalid");
});

test("a missing price is a sentence and never 0", () => {
  expect(findPrice(bookOf(row), "ec2.m9.mega.linux.ondemand")).toEqual({ kind: "unpriced", why: "The price book for us-east-1 of 2026-10-07 has no row ec2.m9.mega.linux.ondemand." });
});

const egress = [
  { ...row, sku: "out.1", unit: "GB", usd: "0.09", tier: { of: "out", above: 0, upTo: 10_240 } },
  { ...row, sku: "out.2", unit: "GB", usd: "0.085", tier: { of: "out", above: 10_240, upTo: 51_200 } },
];

test("a price that falls with the quantity is taken step by step", () => {
  expect(amountOf(bookOf(...egress), "out", 100)).toMatchObject({ usdMicros: 9_000_000, parts: [{ row: { sku: "out.1" } }] }); // 100 × 0.09
  // 10,240 × 0.09 + 1,760 × 0.085 = 921.60 + 149.60
  expect(amountOf(bookOf(...egress), "out", 12_000)).toMatchObject({ usdMicros: 1_071_200_000, parts: [{ row: { sku: "out.1" } }, { row: { sku: "out.2" } }] });
});

test("a quantity beyond the last known step has no price, nor has a price with a step missing or one step alone", () => {
  expect(amountOf(bookOf(...egress), "out", 51_201)).toEqual({ kind: "unpriced", why: expect.stringContaining("51,200 GB") });
  expect(findPrice(bookOf(egress[1]), "out").kind).toBe("unpriced");
  expect(findPrice(bookOf(...egress), "out.2").kind).toBe("unpriced");
});

test("of Spot prices by zone the dearest is taken", () => {
  const spot = (name: string, usd: string) => ({ ...row, sku: `spot.${name}`, usd, zone: { of: "spot", name } });
  expect(amountOf(bookOf(spot("az1", "0.2"), spot("az2", "0.2158"), spot("az4", "0.202")), "spot", 100)).toMatchObject({ usdMicros: 21_580_000 }); // 100 × 0.2158
});

test("a price for many units is divided before the one rounding", () => {
  const book = bookOf({ ...row, sku: "sqs.standard", unit: "request", per: 1_000_000, usd: "0.4" });
  expect(amountOf(book, "sqs.standard", 1_250_001)).toMatchObject({ usdMicros: 500_000 }); // 1,250,001 × 0.4 ÷ 1,000,000 = 0.5000004
  expect(book.rows.map(pricedUnit)).toEqual(["1,000,000 requests"]);
});
