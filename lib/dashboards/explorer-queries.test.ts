import { expect, test } from "vitest";

import { explorerQueries, groupedByTags, unknownFilters, withProperties, type FoundResource } from "./explorer-queries";
import type { JsonRecord } from "./json-value";
import { describeExplorer, readExplorer } from "./read-explorer";

const cpu = { metricName: "CPUUtilization", resourceType: "AWS::EC2::Instance" };
const read = (more: JsonRecord) => readExplorer({ metrics: [cpu], ...more });
const instances: FoundResource[] = [
  { arn: "arn:aws:ec2:us-east-1:1:instance/i-1", resourceType: "AWS::EC2::Instance", tags: { Team: "red", Tier: "web" } },
  { arn: "arn:aws:ec2:us-east-1:1:instance/i-2", resourceType: "AWS::EC2::Instance", tags: { Team: "blue", Tier: "web" } },
  { arn: "arn:aws:ec2:us-east-1:1:instance/i-3", resourceType: "AWS::EC2::Instance", tags: { Tier: "batch" } },
];
const drawn = (more: JsonRecord) => {
  const { queries, chartOf } = explorerQueries(read(more), instances, 300);
  return queries.flatMap((query) => (query.returnData ? [[chartOf.get(query.id), query.label, query.kind === "expression" ? query.expression : "metric"]] : []));
};

test.each<[string, JsonRecord, unknown[][]]>([
  ["a chart for each metric, a line for each resource", {}, [["CPUUtilization (Average)", "i-1", "metric"], ["CPUUtilization (Average)", "i-2", "metric"], ["CPUUtilization (Average)", "i-3", "metric"]]],
  ["split: a chart for each value of the tag", { splitBy: "Team" }, [["CPUUtilization (Average), red", "i-1", "metric"], ["CPUUtilization (Average), blue", "i-2", "metric"], ["CPUUtilization (Average), without Team", "i-3", "metric"]]],
  ["summed up: a line for each value", { aggregateBy: { key: "Tier", func: "MAX" } }, [["CPUUtilization (Average)", "web", "MAX([m1,m2])"], ["CPUUtilization (Average)", "batch", "MAX([m3])"]]],
  ["all of them together", { aggregateBy: { key: "*", func: "SUM" } }, [["CPUUtilization (Average)", "All resources", "SUM([m1,m2,m3])"]]],
  ["split and summed up: each chart has its own sums", { splitBy: "Tier", aggregateBy: { key: "*", func: "AVG" } }, [["CPUUtilization (Average), web", "All resources", "AVG([m1,m2])"], ["CPUUtilization (Average), batch", "All resources", "AVG([m3])"]]],
])("an explorer draws %s", (_words, more, lines) => expect(drawn(more)).toEqual(lines));

test("a hundred metrics of many resources stay within one request", () => {
  const many = Array.from({ length: 200 }, (_, index) => ({ arn: `i-${index}`, resourceType: "AWS::EC2::Instance", tags: {} }));
  const { queries, shown } = explorerQueries(read({ metrics: Array.from({ length: 100 }, () => cpu), aggregateBy: { key: "Team", func: "AVG" } }), many, 300);
  expect({ shown, few: queries.length <= 500, used: queries.length > 200 }).toEqual({ shown: 2, few: true, used: true });
});

test("a tag that is named twice takes either value, and without one any", () => {
  const { tags } = read({ labels: [{ key: "Name", value: "a" }, { key: "Name", value: "b" }, { key: "Team", value: "red" }, { key: "Team" }] });
  expect(tags).toEqual([{ key: "Name", values: ["a", "b"] }, { key: "Team", values: [] }]);
});

test("properties of resources are not taken for tags: names are compared, others are said", () => {
  const question = read({ labels: [{ key: "InstanceId", value: "i-2" }, { key: "InstanceType", value: "m8g.large" }, { key: "State", value: "running" }], aggregateBy: { key: "AvailabilityZone", func: "AVG" }, splitBy: "Team" });
  expect(question.tags).toEqual([]);
  expect(withProperties(instances, question.properties).map(({ arn }) => arn)).toEqual([instances[1]?.arn]);
  expect(unknownFilters(question)).toEqual(["InstanceType"]);
  expect(groupedByTags(question)).toMatchObject({ question: { aggregateBy: null, splitBy: "Team" }, leftOut: ["AvailabilityZone"] });
  expect(describeExplorer(question)).toContain("InstanceId = i-2 and InstanceType = m8g.large");
});
