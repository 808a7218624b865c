import { expect, test } from "vitest";

import { parsePriceBook } from "@/lib/pricing/price-book";
import usEast1 from "@/lib/pricing/prices/us-east-1.json";

import { callPrice } from "./call-price";

const parsed = parsePriceBook(usEast1);
if (parsed.kind !== "parsed") throw new Error(parsed.why);
const { book } = parsed;

test.each([
  ["ce:GetCostAndUsage", "0.01"],
  ["sqs:ReceiveMessage", "0.0000004"],
  ["sqs:DeleteMessageBatch", "0.0000004"],
  ["s3:PutObject", "0.000005"],
  ["s3:ListBucket", "0.000005"],
  ["s3:GetObject", "0.0000004"],
  ["secretsmanager:PutSecretValue", "0.000005"],
  ["cloudwatch:GetMetricData", "0.00001"],
  ["cloudwatch:DescribeAlarms", "0.00001"],
])("%s costs %s USD a call", (action, usd) => {
  expect(callPrice(action, book)).toMatchObject({ kind: "charged", usdPerUnit: expect.objectContaining({}) });
  const price = callPrice(action, book);
  expect(price.kind === "charged" ? price.usdPerUnit.toFixed() : price.kind).toBe(usd);
});

test.each(["cloudformation:DescribeStacks", "ec2:DescribeInstances", "pricing:GetProducts", "sts:GetCallerIdentity", "events:DescribeRule"])("%s is free", (action) => {
  expect(callPrice(action, book)).toEqual({ kind: "free" });
});

test("a call that is charged for, without its price in the book, is not free", () => {
  expect(callPrice("ce:GetCostAndUsage", { ...book, rows: [] })).toEqual({ kind: "unknown", sku: "costexplorer.api_request" });
});
