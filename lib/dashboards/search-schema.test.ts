import { expect, test } from "vitest";

import { readSearchSchema, type SearchSchema } from "./search-schema";

test.each<[string, string, SearchSchema | null]>([
  ["namespace and dimensions", "{AWS/Lambda,FunctionName}", { namespace: "AWS/Lambda", dimensions: [{ name: "FunctionName" }] }],
  ["names with spaces in quotes", '{"My App","Host Name"} x', { namespace: "My App", dimensions: [{ name: "Host Name" }] }],
  ["a metric, and a dimension that is given", '{AWS/Lambda,FunctionName} MetricName="Errors" FunctionName="f"', { namespace: "AWS/Lambda", metricName: "Errors", dimensions: [{ name: "FunctionName", value: "f" }] }],
  ["no schema", "AWS/Lambda errors", null],
  ["one that is longer than AWS takes", `{AWS/Lambda} ${"a".repeat(1_000_000)}`, null],
])("%s", (_words, text, schema) => expect(readSearchSchema(text)).toEqual(schema));
