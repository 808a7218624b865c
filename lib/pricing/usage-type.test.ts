import { expect, test } from "vitest";

import { COMMITTED_PRICES } from "./testing/committed-prices";
import { coreUsageType, rowsOfUsageType } from "./usage-type";

test.each([
  ["BoxUsage:t3.medium", ["ec2.t3.medium.linux.ondemand"]],
  ["USE1-Fargate-vCPU-Hours:perCPU", ["fargate.x86.vcpu"]],
  ["us-east-1-KMS-Keys", ["kms.cmk"]],
  ["EUC1-NatGateway-Hours", ["nat.hour"]],
  ["US-DataTransfer-Out-Bytes", ["cloudfront.egress.us.tier1", "cloudfront.egress.us.tier2", "cloudfront.egress.us.tier3"]], // CloudFront's own, no region
  ["NodeUsage:cache.t3.micro", ["elasticache.cache.t3.micro.redis.ondemand", "elasticache.cache.t3.micro.valkey.ondemand"]],
  ["Brand-New-Usage", []],
])("a bill's %s is priced by %j", (usageType, skus) => {
  expect(rowsOfUsageType(COMMITTED_PRICES, usageType).map(({ sku }) => sku)).toEqual(skus);
});

test("the price book names no region in a usage type", () => {
  expect(COMMITTED_PRICES.rows.filter(({ usageType }) => usageType !== null && coreUsageType(usageType) !== usageType)).toEqual([]);
});
