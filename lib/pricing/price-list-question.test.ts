import { expect, test } from "vitest";

import { parsePriceBook } from "./price-book";
import { priceListQuestion } from "./price-list-question";
import usEast1 from "./prices/us-east-1.json";

const parsed = parsePriceBook(usEast1);
if (parsed.kind !== "parsed") throw new Error(parsed.why);
const rowOf = (sku: string) => {
  const row = parsed.book.rows.find((one) => one.sku === sku);
  if (!row) throw new Error(`The price book has no ${sku}.`);
  return row;
};

test("an instance is asked for by all the fields that tell it from its like", () => {
  expect(priceListQuestion(rowOf("ec2.t3.medium.linux.ondemand"), "us-east-1")).toEqual({
    serviceCode: "AmazonEC2",
    attributes: [
      ["regionCode", "us-east-1"],
      ["instanceType", "t3.medium"],
      ["operatingSystem", "Linux"],
      ["tenancy", "Shared"],
      ["preInstalledSw", "NA"],
      ["capacitystatus", "Used"],
      ["productFamily", "Compute Instance"],
    ],
    usageTypes: ["BoxUsage:t3.medium", "USE1-BoxUsage:t3.medium", "us-east-1-BoxUsage:t3.medium"],
  });
});

test.each([
  ["elasticache.cache.t3.micro.valkey.ondemand", "cacheEngine", "Valkey"],
  ["rds.postgres.db.t3.medium.multi_az.ondemand", "deploymentOption", "Multi-AZ"],
  ["rds.mysql.db.t3.micro.single_az.ondemand", "databaseEngine", "MySQL"],
  ["alb.lcu", "productFamily", "Load Balancer-Application"],
])("%s is told apart by %s %s", (sku, field, value) => {
  expect(priceListQuestion(rowOf(sku), "us-east-1")?.attributes).toContainEqual([field, value]);
});

test("another region is asked for by its own usage types, and global services by none", () => {
  expect(priceListQuestion(rowOf("nat.hour"), "eu-central-1")).toMatchObject({ attributes: [["regionCode", "eu-central-1"]], usageTypes: ["EUC1-NatGateway-Hours", "eu-central-1-NatGateway-Hours"] });
  expect(priceListQuestion(rowOf("route53.hosted_zone"), "eu-central-1")).toEqual({ serviceCode: "AmazonRoute53", attributes: [], usageTypes: ["HostedZone"] });
});

test.each(["ec2.g4dn.xlarge.linux.spot.use1-az1", "ec2.t3.medium.linux.ri.1yr.standard.no_upfront", "fargate.x86.vcpu.csp.1yr.no_upfront", "cloudwatch.dashboard", "data_transfer.out.free"])("%s is not asked for: Price List sells no such thing", (sku) => {
  expect(priceListQuestion(rowOf(sku), "us-east-1")).toBeNull();
});
