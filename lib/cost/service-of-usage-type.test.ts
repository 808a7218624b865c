import { expect, test } from "vitest";

import { committedPriceBook } from "@/lib/pricing/server/load-price-book";

import { serviceOfUsageType } from "./service-of-usage-type";

const serviceOf = serviceOfUsageType(committedPriceBook());

test.each([
  ["NatGateway-Hours", "AmazonEC2"],
  ["USE2-NatGateway-Hours", "AmazonEC2"],
  ["NodeUsage:cache.t3.micro", "AmazonElastiCache"],
])("%s is billed by %s", (usageType, service) => {
  expect(serviceOf(usageType)).toBe(service);
});

// A guess here would move money from one service to another without anybody seeing it.
test("a usage type that nobody or more than one service sells is nobody's", () => {
  expect(serviceOf("Moonlight-Hours")).toBeNull();
  const row = committedPriceBook().rows[0];
  if (!row) throw new Error("The book has rows.");
  const twice = { rows: [{ ...row, usageType: "Requests", service: "A" }, { ...row, usageType: "Requests", service: "B" }, { ...row, usageType: "Requests", service: "A" }] };
  expect(serviceOfUsageType(twice)("Requests")).toBeNull();
});
