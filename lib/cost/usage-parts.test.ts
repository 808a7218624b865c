import { expect, test } from "vitest";

import { parseTemplate } from "@/lib/catalog/template";
import { billOfMaterials } from "@/lib/pricing/bill-of-materials";
import { COMMITTED_PRICES } from "@/lib/pricing/testing/committed-prices";

import { measurableParts, usageParts } from "./usage-parts";

const TEMPLATE = `
Resources:
  Balancer: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Scheme: internal, Subnets: [a, b] } }
  Bucket: { Type: AWS::S3::Bucket, Properties: { MetricsConfigurations: [{ Id: EntireBucket }] } }
  Quiet: { Type: AWS::S3::Bucket }
  Table: { Type: AWS::DynamoDB::Table, Properties: { BillingMode: PAY_PER_REQUEST } }
  Function: { Type: AWS::Lambda::Function, Properties: { MemorySize: 512, Code: {}, Role: r } }
  Group: { Type: AWS::Logs::LogGroup }
`;
const IDS = new Map([
  ["Balancer", "arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/app/one/2"],
  ["Bucket", "bucket"],
  ["Quiet", "quiet"],
  ["Table", "table"],
  ["Function", "function"],
  ["Group", "/group"],
]);

/** A day's figures by resource and metric. */
const FIGURES: Readonly<Record<string, number>> = {
  "app/one/2 ConsumedLCUs": 36,
  "bucket BucketSizeBytes": 100 * 1024 ** 3,
  "bucket PutRequests": 2_000,
  "bucket ListRequests": 400,
  "table ConsumedWriteCapacityUnits": 240_000,
  "function Invocations": 24_000,
  "function Duration": 4_800_000,
  "/group IncomingBytes": 2.4 * 1024 ** 3,
};

function measured(): Record<string, number | null> {
  const parsed = parseTemplate(TEMPLATE);
  if (parsed.kind !== "parsed") throw new Error(JSON.stringify(parsed));
  const parts = measurableParts(billOfMaterials(parsed.template, { parameters: {}, region: "us-east-1" }), IDS);
  const series = parts.flatMap(({ measure }, index) =>
    (measure?.metrics ?? []).flatMap(({ metricName, dimensions }, at) => {
      const value = FIGURES[`${Object.values(dimensions)[0] ?? ""} ${metricName}`];
      return value === undefined ? [] : [{ queryId: `u${index}_${at}`, label: "", timesSeconds: [0], values: [value], status: "complete" as const, messages: [] }];
    }),
  );
  return Object.fromEntries(usageParts(parts, series, COMMITTED_PRICES).map(({ logicalId, title, usdPerHour }) => [`${logicalId}: ${title}`, usdPerHour === null ? null : Math.round(Number(usdPerHour) * 730 * 1e4) / 1e4]));
}

test("what was used in a day is what a month of such days costs at list price, and what nothing measures is not told", () => {
  expect(measured()).toEqual({
    "Balancer: Application Load Balancer capacity units": 8.76, // 36 / 24 × 730 h × 0.008
    "Bucket: S3 storage": 2.3, // 100 GB × 0.023
    "Bucket: S3 writes and lists": 0.365, // 2,400 / 24 × 730 × 0.000005
    "Bucket: S3 reads": null,
    "Quiet: S3 storage": null,
    "Quiet: S3 writes and lists": null,
    "Quiet: S3 reads": null,
    "Table: DynamoDB writes": 4.5625, // 240,000 / 24 × 730 × 0.000000625
    "Table: DynamoDB reads": null,
    "Table: DynamoDB storage": null,
    "Function: Lambda requests": 0.146, // 24,000 / 24 × 730 × 0.0000002
    "Function: Lambda duration": 1.2167, // 4,800 s × 0.5 GB / 24 × 730 × 0.0000166667
    "Group: Logs ingested": 36.5, // 2.4 GB / 24 × 730 × 0.5
    "Group: Logs kept": null,
  });
});
