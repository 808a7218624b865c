import { expect, test } from "vitest";

import type { CostAdvice } from "@/lib/catalog/plan-costs";
import { parseTemplate } from "@/lib/catalog/template";

import { type AdviceSaving, priceAdvice } from "./priced-advice";
import { COMMITTED_PRICES } from "./testing/committed-prices";

const parsed = parseTemplate(`
Parameters:
  NodeType: { Type: String, Default: cache.t3.medium, AllowedValues: [cache.t3.micro, cache.t3.medium, cache.m9.huge] }
  Engine: { Type: String, Default: redis, AllowedValues: [redis, valkey] }
Resources:
  Cache: { Type: AWS::ElastiCache::ReplicationGroup, Properties: { CacheNodeType: !Ref NodeType, Engine: !Ref Engine, NumCacheClusters: 2 } }
  Database: { Type: AWS::RDS::DBInstance, Properties: { DBInstanceClass: db.r6g.large, Engine: postgres, AllocatedStorage: '20', StorageType: gp3 } }
  Endpoint: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcEndpointType: Gateway, ServiceName: com.amazonaws.us-east-1.s3 } }
`);
if (parsed.kind !== "parsed") throw new Error(JSON.stringify(parsed));
const { template } = parsed;

const advice = (more: Partial<CostAdvice>): CostAdvice => ({ key: "one", title: "One", summary: "One.", resources: [{ logicalId: "Cache", charge: "hours" }], ...more });

function savingOf(more: Partial<CostAdvice>, parameters: Record<string, string> = {}): AdviceSaving {
  const [priced] = priceAdvice([advice(more)], { option: { estimateLines: [], usage: [], presets: [] }, template, book: COMMITTED_PRICES, parameters });
  if (!priced) throw new Error("It was not priced.");
  return priced.saving;
}

test("a change of parameters saves what the estimate says, as a share of what the advice is about", () => {
  // 2 × 730 × (0.068 - 0.0544) = 19.856, a fifth of 2 × 730 × 0.068 = 99.28.
  expect(savingOf({ parameters: { Engine: "valkey" } })).toMatchObject({ kind: "saves", usd: 19.856, percent: 20 });
});

test("what is set so already saves nothing any more", () => {
  expect(savingOf({ parameters: { Engine: "valkey" } }, { Engine: "valkey" })).toEqual({ kind: "in-place" });
  expect(savingOf({ resources: [{ logicalId: "Endpoint" }] })).toEqual({ kind: "in-place" });
});

test("an advice about what the stack does not have says so", () => {
  expect(savingOf({ resources: [{ type: "AWS::EC2::NatGateway" }] })).toEqual({ kind: "nothing-there" });
});

test("a commitment is priced by the rates that are known, and the others are named", () => {
  const saving = savingOf({ commitment: "one-year", resources: [{ logicalId: "Cache", charge: "hours" }, { logicalId: "Database", charge: "hours" }] });
  // Two nodes at 0.046 instead of 0.068: 2 × 730 × 0.022 = 32.12. The database has no rate: of 99.28 + 730 × 0.225 = 263.53 that is 12.2 %.
  expect(saving).toMatchObject({ kind: "saves", usd: 32.12, percent: 12.2, arithmetic: expect.arrayContaining([expect.stringContaining("no rate with a commitment is known"), expect.stringContaining("low confidence")]) });
});

test("a schedule saves the hours in which nothing runs", () => {
  // 99.28 × 260 / 730 = 35.36 stay.
  expect(savingOf({ hoursPerMonth: 260 })).toMatchObject({ kind: "saves", usd: 63.92, percent: 64.4 });
});

test.each<[string, Partial<CostAdvice>, string]>([
  ["without a change that a price list tells", {}, "no price list tells"],
  ["to a size without a price", { parameters: { NodeType: "cache.m9.huge" } }, "cache.m9.huge"],
  ["that the template refuses", { parameters: { NodeType: "cache.none" } }, "NodeType: Must be one of"],
  ["to a commitment without a rate", { commitment: "one-year", resources: [{ logicalId: "Database", charge: "hours" }] }, "No rate"],
])("an advice %s has no figure, and says why", (_, more, words) => {
  expect(savingOf(more)).toMatchObject({ kind: "not-told", why: expect.stringContaining(words) });
});

test("a change that costs more is a saving below nothing", () => {
  expect(savingOf({ parameters: { NodeType: "cache.t3.medium" } }, { NodeType: "cache.t3.micro" })).toMatchObject({ kind: "saves", usd: -74.46 });
});
