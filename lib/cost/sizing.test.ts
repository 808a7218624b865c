import { expect, test } from "vitest";

import { parseTemplate } from "@/lib/catalog/template";
import { billOfMaterials } from "@/lib/pricing/bill-of-materials";

import { nextSizes } from "./next-size";
import { databaseMemoryGib, measuredUses, sizingQueries, type SizedResource } from "./sizing-metrics";
import { measuredUse, sizingVerdict, type MeasuredUse } from "./sizing-verdict";

const use = (maxPercent: number, p95Percent = maxPercent, hours = 336): MeasuredUse => ({ maxPercent, p95Percent, hours });

test.each([
  [use(22), use(31), "under-used", "It never used more than 22 % of its processor and 31 % of its memory."],
  [use(39.9), use(49.9), "under-used", "It never used more than 40 % of its processor and 50 % of its memory."],
  [use(40), use(20), "right", "Its processor went up to 40 %."],
  [use(20), use(50), "right", "Its memory went up to 50 %."],
  [use(100, 81), use(20), "over-used", "Its processor was above 80 % in more than one hour of twenty."],
  [use(10), use(99, 86), "over-used", "Its memory was above 85 % in more than one hour of twenty."],
  [use(100, 81), null, "over-used", "Its processor was above 80 % in more than one hour of twenty."],
  [use(20), null, "could-not-tell", "Its processor is little used, but nothing measures its memory, which a smaller size has less of."],
  [use(60), null, "right", "Its processor went up to 60 %."],
  [null, use(20), "could-not-tell", "Its memory is little used, but nothing measures its processor."],
  [use(20, 20, 71), use(20), "could-not-tell", "Only 71 hours were measured; three days are the least that says anything."],
  [null, null, "could-not-tell", "CloudWatch has no figures of its processor or memory."],
] as const)("processor %o and memory %o: %s", (cpu, memory, kind, why) => {
  expect(sizingVerdict({ cpu, memory })).toEqual({ kind, why });
});

test("hours without a value are no hours", () => {
  const averages = [...Array.from({ length: 95 }, () => 10), ...Array.from({ length: 5 }, () => 90)];
  expect(measuredUse([...averages, Number.NaN], [12, 97])).toEqual({ maxPercent: 97, p95Percent: 90, hours: 100 });
  expect(measuredUse([], [])).toBeNull();
});

const series = (queryId: string, values: number[]) => ({ queryId, label: "", timesSeconds: values.map((_, index) => index * 3_600), values, status: "complete" as const, messages: [] });

test("a database's memory is told by what is free of it, an instance's by its agent", () => {
  const resources: SizedResource[] = [
    { logicalId: "Database", physicalId: "db-1", resourceType: "AWS::RDS::DBInstance", memoryGib: 4 },
    { logicalId: "Group", physicalId: "asg-1", resourceType: "AWS::AutoScaling::AutoScalingGroup", memoryGib: null },
    { logicalId: "Service", physicalId: "arn:aws:ecs:us-east-1:1:service/cluster/api", resourceType: "AWS::ECS::Service", memoryGib: null },
  ];
  const asked = sizingQueries(resources).map((query) => (query.kind === "metric" ? `${query.id} ${query.namespace} ${query.metricName} ${query.stat} ${query.dimensions.map(({ value }) => value).join("/")}` : ""));
  expect(asked).toEqual([
    "r0_cpu_ave AWS/RDS CPUUtilization Average db-1",
    "r0_cpu_max AWS/RDS CPUUtilization Maximum db-1",
    "r0_memory_ave AWS/RDS FreeableMemory Average db-1",
    "r0_memory_min AWS/RDS FreeableMemory Minimum db-1",
    "r1_cpu_ave AWS/EC2 CPUUtilization Average asg-1",
    "r1_cpu_max AWS/EC2 CPUUtilization Maximum asg-1",
    "r1_memory_ave CWAgent mem_used_percent Average asg-1",
    "r1_memory_max CWAgent mem_used_percent Maximum asg-1",
    "r2_cpu_ave AWS/ECS CPUUtilization Average cluster/api",
    "r2_cpu_max AWS/ECS CPUUtilization Maximum cluster/api",
    "r2_memory_ave AWS/ECS MemoryUtilization Average cluster/api",
    "r2_memory_max AWS/ECS MemoryUtilization Maximum cluster/api",
  ]);
  const [database, group] = measuredUses(resources, [series("r0_cpu_ave", [5]), series("r0_cpu_max", [9]), series("r0_memory_ave", [3 * 1024 ** 3]), series("r0_memory_min", [2 * 1024 ** 3])]);
  expect(database).toEqual({ cpu: { maxPercent: 9, p95Percent: 5, hours: 1 }, memory: { maxPercent: 50, p95Percent: 25, hours: 1 } });
  expect(group).toEqual({ cpu: null, memory: null });
});

test.each([
  ["db.t3.micro", 1],
  ["db.t4g.medium", 4],
  ["db.r6g.large", 16],
  ["db.m5.2xlarge", 32],
  ["db.x2g.large", null],
] as const)("a %s has %s GiB", (instanceClass, gib) => expect(databaseMemoryGib(instanceClass)).toBe(gib));

const TEMPLATE = `
Parameters:
  Type: { Type: String, Default: t3.large, AllowedValues: [t3.2xlarge, t3.medium, m5.large, t3.large, t3.xlarge] }
  Node: { Type: String, Default: cache.t3.micro, AllowedValues: [cache.t3.small, cache.t3.micro, cache.r6g.large] }
  Cpu: { Type: Number, Default: 1024, AllowedValues: [2048, 512, 1024] }
  Size: { Type: String, Default: middle, AllowedValues: [least, middle, most] }
Mappings:
  Sizes: { least: { Memory: "1024" }, middle: { Memory: "2048" }, most: { Memory: "4096" } }
Resources:
  Launch: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { InstanceType: !Ref Type } } }
  Group: { Type: AWS::AutoScaling::AutoScalingGroup, Properties: { MinSize: "1", MaxSize: "1", LaunchTemplate: { LaunchTemplateId: !Ref Launch, Version: "1" } } }
  Cache: { Type: AWS::ElastiCache::ReplicationGroup, Properties: { CacheNodeType: !Ref Node } }
  Definition: { Type: AWS::ECS::TaskDefinition, Properties: { Cpu: !Ref Cpu, Memory: !FindInMap [Sizes, !Ref Size, Memory] } }
  Service: { Type: AWS::ECS::Service, Properties: { TaskDefinition: !Ref Definition } }
  Fixed: { Type: AWS::RDS::DBInstance, Properties: { DBInstanceClass: db.t3.medium } }
`;

test.each([
  ["Group", "smaller", { Type: "t3.medium" }],
  ["Group", "larger", { Type: "t3.xlarge" }],
  ["Cache", "smaller", {}],
  ["Cache", "larger", { Node: "cache.t3.small" }],
  ["Service", "smaller", { Cpu: "512", Size: "least" }],
  ["Service", "larger", { Cpu: "2048", Size: "most" }],
  ["Fixed", "smaller", {}],
] as const)("the next size of %s that is %s comes by %o", (logicalId, direction, expected) => {
  const parsed = parseTemplate(TEMPLATE);
  if (parsed.kind !== "parsed") throw new Error(JSON.stringify(parsed));
  const bill = billOfMaterials(parsed.template, { parameters: {}, region: "us-east-1" });
  const resource = bill.resources.find((one) => one.logicalId === logicalId);
  if (!resource) throw new Error("The template has it.");
  const sizes = nextSizes(resource, bill, { parameters: parsed.template.parameters, values: {}, direction });
  expect(Object.fromEntries(sizes.map(({ parameter, to }) => [parameter, to]))).toEqual(expected);
});
