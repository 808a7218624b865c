import { expect, test } from "vitest";

import type { PriceBook } from "./price-book";
import type { PriceRow } from "./price-row";
import { refreshedPrices } from "./refreshed-prices";

const row = (sku: string, usd: string): PriceRow => ({ sku, service: "AmazonEC2", usageType: sku, description: sku, unit: "hour", per: 1, usd, free: false, asOf: "2026-10-06", confidence: "medium", sources: ["copy"] });
const book = (...rows: PriceRow[]): PriceBook => ({ region: "us-east-1", version: "1", asOf: "2026-10-06", sources: { copy: "A copy" }, rows, broken: [] });

const [same, dearer, lost, spot, fresh] = [row("same", "1"), row("dearer", "1"), row("lost", "1"), row("spot", "1"), row("fresh", "9")];

test("a refresh takes what Price List says, keeps what it cannot tell, and names what changed", () => {
  const answers = [
    { row: same, answer: { kind: "found", usd: "1", asOf: "2026-11-01" } },
    { row: dearer, answer: { kind: "found", usd: "1.2", asOf: null } },
    { row: lost, answer: { kind: "several", why: "Two prices." } },
    { row: spot, answer: null },
    { row: fresh, answer: { kind: "found", usd: "3", asOf: "2026-11-01" } },
  ] as const;
  const { rows, changes, problems } = refreshedPrices(answers, { before: book(same, dearer, lost, spot), readOn: "2026-11-26" });
  expect(rows.map(({ sku, usd, asOf, confidence, sources }) => [sku, usd, asOf, confidence, sources[0]])).toEqual([
    ["same", "1", "2026-11-01", "high", "price-list"],
    ["dearer", "1.2", "2026-11-26", "high", "price-list"],
    ["lost", "1", "2026-10-06", "medium", "copy"],
    ["spot", "1", "2026-10-06", "medium", "copy"],
    ["fresh", "3", "2026-11-01", "high", "price-list"],
  ]);
  expect(changes).toEqual([
    { sku: "dearer", before: "1", after: "1.2" },
    { sku: "fresh", before: null, after: "3" },
  ]);
  expect(problems).toEqual([{ sku: "lost", why: "Two prices." }]);
});

test("a region without prices takes over none of another's", () => {
  const answers = [
    { row: same, answer: { kind: "found", usd: "1.1", asOf: "2026-11-01" } },
    { row: lost, answer: { kind: "none", why: "No product." } },
    { row: spot, answer: null },
  ] as const;
  expect(refreshedPrices(answers, { before: null, readOn: "2026-11-26" }).rows.map(({ sku, usd }) => [sku, usd])).toEqual([["same", "1.1"]]);
});
