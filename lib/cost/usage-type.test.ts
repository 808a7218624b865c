import { expect, test } from "vitest";

import { priceBookUsageType } from "./usage-type";

const known = new Set(["LoadBalancerUsage", "Fargate-GB-Hours", "KMS-Keys", "US-DataTransfer-Out-Bytes", "DataTransfer-Out-Bytes"]);

test.each([
  ["LoadBalancerUsage", "LoadBalancerUsage"],
  ["USE1-Fargate-GB-Hours", "Fargate-GB-Hours"],
  ["EUC1-LoadBalancerUsage", "LoadBalancerUsage"],
  ["EU-LoadBalancerUsage", "LoadBalancerUsage"],
  ["us-east-1-KMS-Keys", "KMS-Keys"],
  // CloudFront's name for the United States is no region of ours.
  ["US-DataTransfer-Out-Bytes", "US-DataTransfer-Out-Bytes"],
  ["USE1-SomethingNew", "USE1-SomethingNew"],
])("%s on a bill is %s in the price book", (billed, expected) => {
  expect(priceBookUsageType(billed, known)).toBe(expected);
});
