import { expect, test } from "vitest";

import { type Template, parseTemplate } from "@/lib/catalog/template";

import { NO_STACK, listPrice, listPriceDifference } from "./list-price";
import { COMMITTED_PRICES } from "./testing/committed-prices";

function templateOf(body: string): Template {
  const parsed = parseTemplate(body);
  if (parsed.kind === "invalid") throw new Error(JSON.stringify(parsed.problems));
  return parsed.template;
}

const cache = templateOf(`
Parameters: { Nodes: { Type: Number, Default: 1 }, Type: { Type: String, Default: cache.t3.micro } }
Resources: { Cache: { Type: AWS::ElastiCache::ReplicationGroup, Properties: { Engine: redis, CacheNodeType: !Ref Type, NumCacheClusters: !Ref Nodes } } }`);
const priceOf = (parameters: Record<string, string> = {}, template = cache) => listPrice({ template, parameters, book: COMMITTED_PRICES });

test("a change costs what it adds, and a launch costs all of it", () => {
  expect(listPriceDifference(priceOf(), priceOf({ Nodes: "2" }))).toBe(12_410_000); // one more node: 730 × 0.017 USD
  expect(listPriceDifference(priceOf({ Nodes: "3" }), priceOf({ Nodes: "1" }))).toBe(-24_820_000);
  expect(listPriceDifference(NO_STACK, priceOf())).toBe(12_410_000);
});

test("a change of something without a price has no price either, but one beside it has", () => {
  expect(priceOf({ Type: "cache.m9.mega" })).toEqual({ usdMicros: 0, unpriced: [expect.stringMatching(/^Cache: ElastiCache Redis OSS cache\.m9\.mega: .+has no row/)] });
  expect(listPriceDifference(priceOf(), priceOf({ Type: "cache.m9.mega" }))).toBeNull();
  const beside = (nodes: number) => priceOf({}, templateOf(`Resources: { Films: { Type: AWS::MediaConvert::Queue }, Cache: { Type: AWS::ElastiCache::CacheCluster, Properties: { Engine: redis, CacheNodeType: cache.t3.micro, NumCacheNodes: ${nodes} } } }`));
  expect(listPriceDifference(beside(1), beside(2))).toBe(12_410_000);
});
