import { expect, test } from "vitest";

import { parseTemplate } from "@/lib/catalog/template";

import { billOfMaterials } from "./bill-of-materials";
import { instanceQuotaFamily, instanceVcpus } from "./instance-vcpus";
import { quotaNeeds } from "./quota-needs";
import { quotaVerdict, type QuotaLimit, type ToldNumber } from "./quota-verdict";
import { Unresolved } from "./resolved-value";

function needsOf(template: string): Record<string, [needed: unknown, atMost: unknown]> {
  const parsed = parseTemplate(template);
  if (parsed.kind !== "parsed") throw new Error(JSON.stringify(parsed));
  return Object.fromEntries(quotaNeeds(billOfMaterials(parsed.template, { parameters: {}, region: "us-east-1" })).map(({ key, needed, atMost }) => [key, [plain(needed), plain(atMost)]]));
}

const plain = (value: unknown) => (value instanceof Unresolved ? "not told" : value);

test("a network counts its VPC, its addresses and the gateways that share a zone", () => {
  expect(
    needsOf(`
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  One: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24, AvailabilityZone: !Select [0, !GetAZs ""] } }
  Two: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: !Select [1, !GetAZs ""] } }
  IpA: { Type: AWS::EC2::EIP, Properties: { Domain: vpc } }
  IpB: { Type: AWS::EC2::EIP, Properties: { Domain: vpc } }
  NatA: { Type: AWS::EC2::NatGateway, Properties: { SubnetId: !Ref One, AllocationId: !GetAtt IpA.AllocationId } }
  NatB: { Type: AWS::EC2::NatGateway, Properties: { SubnetId: !Ref Two, AllocationId: !GetAtt IpB.AllocationId } }
`),
  ).toEqual({ stacks: [1, 1], vpcs: [1, 1], "elastic-ips": [2, 2], "nat-gateways": [1, 1] });
});

test("instances count their vCPUs, a group as many as it may grow to, and Spot against its own quota", () => {
  expect(
    needsOf(`
Resources:
  One: { Type: AWS::EC2::Instance, Properties: { InstanceType: t3.large, ImageId: ami-1 } }
  Gpu: { Type: AWS::EC2::Instance, Properties: { InstanceType: g4dn.2xlarge, ImageId: ami-1 } }
  Template: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { InstanceType: m5.xlarge, InstanceMarketOptions: { MarketType: spot } } } }
  Group: { Type: AWS::AutoScaling::AutoScalingGroup, Properties: { MinSize: "1", MaxSize: "6", DesiredCapacity: "2", VPCZoneIdentifier: [subnet-1], LaunchTemplate: { LaunchTemplateId: !Ref Template, Version: "1" } } }
`),
  ).toEqual({ stacks: [1, 1], "standard-vcpus": [2, 2], "gpu-vcpus": [8, 8], "standard-spot-vcpus": [8, 24] });
});

test("tasks, cache nodes, functions, databases, load balancers, alarms and dashboards are counted", () => {
  expect(
    needsOf(`
Resources:
  Definition: { Type: AWS::ECS::TaskDefinition, Properties: { RequiresCompatibilities: [FARGATE], Cpu: "512", Memory: "1024" } }
  Service: { Type: AWS::ECS::Service, Properties: { LaunchType: FARGATE, DesiredCount: 2, TaskDefinition: !Ref Definition } }
  Target: { Type: AWS::ApplicationAutoScaling::ScalableTarget, Properties: { MaxCapacity: 10, MinCapacity: 2, ResourceId: !Sub "service/c/\${Service.Name}" } }
  Cache: { Type: AWS::ElastiCache::ReplicationGroup, Properties: { CacheNodeType: cache.t4g.micro, Engine: valkey, NumCacheClusters: 3, ReplicationGroupDescription: c } }
  Reserved: { Type: AWS::Lambda::Function, Properties: { ReservedConcurrentExecutions: 50, Code: {}, Role: r } }
  Plain: { Type: AWS::Lambda::Function, Properties: { Code: {}, Role: r } }
  Database: { Type: AWS::RDS::DBInstance, Properties: { DBInstanceClass: db.t4g.micro, Engine: postgres, AllocatedStorage: "20" } }
  Balancer: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Subnets: [a, b] } }
  Network: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network, Subnets: [a, b] } }
  Alarm: { Type: AWS::CloudWatch::Alarm, Properties: { MetricName: m } }
  Dashboard: { Type: AWS::CloudWatch::Dashboard, Properties: { DashboardBody: "{}" } }
`),
  ).toEqual({ stacks: [1, 1], "fargate-vcpus": [1, 5], "cache-nodes": [3, 3], "lambda-concurrency": [51, 51], databases: [1, 1], "load-balancers": [1, 1], alarms: [1, 1], dashboards: [1, 1] });
});

test.each([
  ["t3.nano", 2, "standard"],
  ["t2.small", 1, "standard"],
  ["m6g.medium", 1, "standard"],
  ["m5.large", 2, "standard"],
  ["c6i.8xlarge", 32, "standard"],
  ["g4dn.xlarge", 4, "gpu"],
  ["p4d.24xlarge", 96, null],
  ["m5.metal", null, "standard"],
] as const)("%s has %s vCPUs and counts as %s", (type, vcpus, family) => {
  expect([instanceVcpus(type), instanceQuotaFamily(type)]).toEqual([vcpus, family]);
});

const asOf = "2026-11-26T00:00:00.000Z";
const told = (value: number): ToldNumber => ({ kind: "told", value, asOf });
const unlimited: QuotaLimit = { kind: "unlimited", source: "AWS, a page", asOf };
const denied: ToldNumber = { kind: "not-told", why: "AWS did not allow it.", asOf };

test.each([
  [{ needed: 2, atMost: 2 }, told(32), told(4), "fits", "It needs 2 vCPU; 4 of 32 are in use."],
  [{ needed: 2, atMost: 40 }, told(32), told(4), "tight", "It fits as it is launched; it may grow to 40 vCPU, and 4 of 32 are in use."],
  [{ needed: 2, atMost: 2 }, told(5), told(3), "tight", "It needs 2 vCPU; 3 of 5 are in use. With it, less than a fifth is left."],
  [{ needed: 2, atMost: 2 }, told(5), told(4), "exceeds", "It needs 2 vCPU; 4 of 5 are in use, so 1 is left."],
  [{ needed: 8, atMost: 8 }, told(0), denied, "exceeds", "It needs 8 vCPU; the account may have 0 in all."],
  [{ needed: 2, atMost: 2 }, told(5), denied, "could-not-tell", "It needs 2 vCPU of 5; how many are in use is not known. AWS did not allow it."],
  [{ needed: 2, atMost: 2 }, denied, told(0), "could-not-tell", "The limit is not known. AWS did not allow it."],
  [{ needed: new Unresolved("the parameter Size has no value"), atMost: 2 }, told(5), told(0), "could-not-tell", "The parameter Size has no value."],
  [{ needed: 9, atMost: 9 }, unlimited, denied, "fits", "It needs 9 vCPU; AWS sets no limit to their number (AWS, a page)."],
] as const)("%o against a limit of %o with %o in use: %s", (need, limit, inUse, verdict, why) => {
  expect(quotaVerdict({ key: "standard-vcpus", ...need }, { limit, inUse, unit: "vCPU" })).toMatchObject({ verdict, why });
});
