import { expect, test } from "vitest";

import { parseListState } from "@/components/ui/list-state";
import { committedPriceBook } from "@/lib/pricing/server/load-price-book";

import { leftOutOfPrices, matchingPrices, pageOfPrices, PRICE_LIST, regionOf } from "./search-params";

const { rows } = committedPriceBook();
const at = (params: Record<string, string>) => parseListState(PRICE_LIST, params);

test("every word must be there, in any order and case", () => {
  const found = matchingPrices(rows, at({ q: "MICRO cache.t3" }));
  expect(found.length).toBeGreaterThan(0);
  expect(found.every(({ sku }) => sku.includes("cache.t3.micro"))).toBe(true);
});

test("a service or a confidence that does not exist finds nothing, or leaves nothing out", () => {
  expect(matchingPrices(rows, at({ service: "AmazonMoon" }))).toEqual([]);
  expect(matchingPrices(rows, at({ confidence: "absolute" }))).toHaveLength(rows.length);
});

test("pages follow each other without a gap, and a cursor that was cut off begins at the start", () => {
  const first = pageOfPrices(rows, { cursor: null });
  const second = pageOfPrices(rows, { cursor: first.nextCursor });
  expect([...first.items, ...second.items].map(({ sku }) => sku)).toEqual(rows.slice(0, first.items.length + second.items.length).map(({ sku }) => sku));
  for (const cursor of ["x", "99999999", "150", "-100", "1e2"]) expect(pageOfPrices(rows, { cursor }).items[0]).toEqual(rows[0]);
});

test.each([
  [{ region: "us-east-1", confidence: rows[0]?.confidence ?? "", cursor: "100" }, []],
  [{ region: "moon-1" }, ["region"]],
  [{ confidence: "absolute" }, ["confidence"]],
  [{ cursor: "99999999" }, ["cursor"]],
  [{ cursor: "50" }, ["cursor"]],
  [{ sort: "price" }, ["sort"]],
])("of the address %j is left out %j", (params, names) => {
  expect(leftOutOfPrices(params, at(params), { regions: ["us-east-1"], total: 300 }).map(({ name }) => name)).toEqual(names);
});

test("a region without prices of ours falls back to the one that has", () => {
  expect(regionOf(at({ region: "moon-1" }), ["us-east-1", "eu-west-1"])).toBe("us-east-1");
  expect(regionOf(at({ region: "eu-west-1" }), ["us-east-1", "eu-west-1"])).toBe("eu-west-1");
});
