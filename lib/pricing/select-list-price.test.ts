import { expect, test } from "vitest";

import type { PriceListProduct } from "./price-list-product";
import { selectListPrice } from "./select-list-price";

type Step = [usd: string, begin?: string, unit?: string];

const product = (usagetype: string, ...terms: Step[][]): PriceListProduct => ({
  product: { sku: usagetype, attributes: { usagetype } },
  publicationDate: "2026-11-01T00:00:00Z",
  terms: {
    OnDemand: Object.fromEntries(
      terms.map((steps, term) => [
        `${usagetype}.${term}`,
        { priceDimensions: Object.fromEntries(steps.map(([usd, beginRange = "0", unit = "Hrs"], step) => [`${term}.${step}`, { unit, beginRange, endRange: "Inf", pricePerUnit: { USD: usd } }])) },
      ]),
    ),
  },
});

const row = (usageType: string, more: { per?: number; tier?: { of: string; above: number; upTo: number | null } } = {}) => ({ usageType, per: 1, ...more });

test.each<[string, PriceListProduct[], ReturnType<typeof row>, object]>([
  ["one product with one price", [product("BoxUsage:t3.medium", [["0.0416000000"]])], row("BoxUsage:t3.medium"), { kind: "found", usd: "0.0416", asOf: "2026-11-01" }],
  ["a usage type with a region before it", [product("USE1-Fargate-GB-Hours", [["0.0044450000"]])], row("Fargate-GB-Hours"), { kind: "found", usd: "0.004445" }],
  // ExtendedSupport and Outposts answer the same question and are something else.
  ["something else that ends alike", [product("ExtendedSupportYr1_Yr2-NodeUsage:cache.t3.micro", [["0.014"]]), product("NodeUsage:cache.t3.micro", [["0.017"]])], row("NodeUsage:cache.t3.micro"), { kind: "found", usd: "0.017" }],
  ["a term of 0 that stands for a reservation", [product("BoxUsage:m5.large", [["0.0000000000"]], [["0.0960000000"]])], row("BoxUsage:m5.large"), { kind: "found", usd: "0.096" }],
  ["a product that stands twice at one price", [product("DataProcessing-Bytes", [["0.5"]]), product("USE1-DataProcessing-Bytes", [["0.50"]])], row("DataProcessing-Bytes"), { kind: "found", usd: "0.5" }],
  ["a free part before the price", [product("TimedStorage-ByteHrs", [["0", "0"], ["0.25", "25"]])], row("TimedStorage-ByteHrs"), { kind: "found", usd: "0.25" }],
  ["a price by the single request", [product("Requests-Tier1", [["0.0000050000", "0", "Requests"]])], row("Requests-Tier1", { per: 1_000 }), { kind: "found", usd: "0.005" }],
  ["a price by a thousand tokens", [product("USE1-NovaLite-input-tokens", [["0.00006", "0", "1K tokens"]])], row("NovaLite-input-tokens", { per: 1_000_000 }), { kind: "found", usd: "0.06" }],
  ["a step by its beginning, in whatever order they come", [product("DataTransfer-Out-Bytes", [["0.07", "51200"], ["0.09", "0"], ["0.085", "10240"]])], row("DataTransfer-Out-Bytes", { tier: { of: "x", above: 10_240, upTo: 51_200 } }), { kind: "found", usd: "0.085" }],
  ["the first step behind a free one", [product("WriteRequestUnits", [["0", "0"], ["0.4", "1000000"], ["0.3", "9000000"]])], row("WriteRequestUnits", { tier: { of: "x", above: 0, upTo: null } }), { kind: "found", usd: "0.4" }],
  ["two prices for one thing", [product("NodeUsage:cache.t3.micro", [["0.017"]]), product("NodeUsage:cache.t3.micro", [["0.0136"]])], row("NodeUsage:cache.t3.micro"), { kind: "several" }],
  ["steps where one price was expected", [product("LCUUsage", [["0.008", "0"], ["0.006", "100"]])], row("LCUUsage"), { kind: "several" }],
  ["nothing", [], row("LCUUsage"), { kind: "none" }],
  ["only prices of 0, which are no price", [product("LCUUsage", [["0.0000000000"]])], row("LCUUsage"), { kind: "none" }],
  ["a price in another currency alone", [{ ...product("LCUUsage"), terms: { OnDemand: { a: { priceDimensions: { b: { unit: "LCU-Hrs", beginRange: "0", endRange: "Inf", pricePerUnit: { CNY: "0.07" } } } } } } }], row("LCUUsage"), { kind: "none" }],
])("%s", (_, products, wanted, expected) => {
  expect(selectListPrice(products, wanted)).toMatchObject(expected);
});
