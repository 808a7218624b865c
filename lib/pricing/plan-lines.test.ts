import { expect, test } from "vitest";

import { type EstimateLine, estimateLineSchema } from "@/lib/catalog/plan-costs";
import { parseTemplate } from "@/lib/catalog/template";

import { estimateOption } from "./estimate-option";
import type { Estimate } from "./estimate-view";
import { COMMITTED_PRICES } from "./testing/committed-prices";

const line = (key: string, usd: number | [low: number, high: number], resources: unknown[], optional = false): EstimateLine => {
  const [lowUsd, highUsd] = Array.isArray(usd) ? usd : [usd, usd];
  return estimateLineSchema.parse({ key, title: key, specification: "As planned.", estimate: { lowUsd, highUsd }, resources, optional });
};

function estimateOf(template: string, estimateLines: EstimateLine[], parameters: Record<string, string> = {}): Estimate {
  const parsed = parseTemplate(template);
  if (parsed.kind === "invalid") throw new Error(JSON.stringify(parsed.problems));
  const result = estimateOption({ option: { estimateLines, usage: [], presets: [] }, template: parsed.template, book: COMMITTED_PRICES, parameters });
  if (result.kind === "refused") throw new Error(JSON.stringify(result.problems));
  return result.estimate;
}

const ENTRY = "Resources: { Entry: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Subnets: [a, b] } } }";
const GPU = "Resources: { Server: { Type: AWS::EC2::Instance, Properties: { InstanceType: g4dn.xlarge, NetworkInterfaces: [{ AssociatePublicIpAddress: false }], BlockDeviceMappings: [{ DeviceName: /dev/xvda, Ebs: { VolumeType: gp3, VolumeSize: 100 } }] } } }";

test("a line that names a charge has it, although a line above means the whole resource", () => {
  const estimate = estimateOf(ENTRY, [line("alb", 24, [{ logicalId: "Entry" }]), line("data-transfer", 4.5, [{ type: "AWS::ElasticLoadBalancingV2::LoadBalancer", charge: "data-transfer" }])]);
  expect(estimate.lines.map(({ key, listUsd }) => [key, listUsd])).toEqual([
    ["alb", 16.425 + 0.4 + 7.3],
    ["data-transfer", 4.5],
  ]);
  expect(estimate.unplanned).toEqual([]);
});

test("no part belongs to two lines", () => {
  const estimate = estimateOf(ENTRY, [line("first", 24, [{ logicalId: "Entry" }]), line("second", 10, [{ type: "AWS::ElasticLoadBalancingV2::LoadBalancer" }])]);
  expect(estimate.lines[1]).toMatchObject({ listUsd: null, verdict: "unpriced", why: "Nothing is charged for what the plan's line names." });
});

test.each<[what: string, planned: number | [number, number], charge: string | undefined, verdict: string, cause: string | null, why: string]>([
  ["a plan that counts another price", 250, "hours", "under-estimated", "price", "The plan's 250.00 USD would be 0.3425 USD per hour; AWS lists 0.526 USD."], // 250 ÷ 730
  ["a plan that counts too high a price", 500, "hours", "over-estimated", "price", "The plan's 500.00 USD would be 0.6849 USD per hour; AWS lists 0.526 USD."],
  ["a plan that forgets the disk", [340, 351], undefined, "under-estimated", "left-out", "EC2 g4dn.xlarge, Linux alone is 383.98 USD, as planned; the plan's line leaves out EBS gp3 /dev/xvda storage (8.00 USD)."],
  ["a plan that is right to ten percent", 350, "hours", "within-10-percent", null, "AWS lists 383.98 USD, 33.98 USD more than the plan."], // 383.98 ≤ 350 × 1.1
  ["a range around the price", [300, 400], "hours", "within-10-percent", null, "Inside the plan's range."],
])("%s", (_, planned, charge, verdict, cause, why) => {
  expect(estimateOf(GPU, [line("ec2", planned, [{ logicalId: "Server", charge }])]).lines[0]).toMatchObject({ verdict, cause, why });
});

test("a difference is told from the nearer end of the range, in dollars and in percent", () => {
  expect(estimateOf(GPU, [line("ec2", [100, 200], [{ logicalId: "Server", charge: "hours" }])]).lines[0]).toMatchObject({ differenceUsd: 183.98, differencePercent: 92 }); // 183.98 ÷ 200
  expect(estimateOf(GPU, [line("ec2", 0, [{ logicalId: "Server", charge: "hours" }])]).lines[0]).toMatchObject({ differenceUsd: 383.98, differencePercent: null });
});

test("a line for something that these parameters leave out costs nothing, and says why", () => {
  const template = `
Parameters: { Nat: { Type: String, Default: 'no' } }
Conditions: { HasNat: !Equals [!Ref Nat, 'yes'] }
Resources: { Gateway: { Type: AWS::EC2::NatGateway, Condition: HasNat }, Vpc: { Type: AWS::EC2::VPC } }`;
  const lines = [line("nat", 37, [{ logicalId: "Gateway", charge: "hours" }, { logicalId: "Gateway", charge: "data-processed" }, { logicalId: "Gateway", charge: "public-addresses" }])];
  expect(estimateOf(template, lines).lines[0]).toMatchObject({ listUsd: 0, verdict: "over-estimated", cause: "quantity", why: "With these parameters the stack has nothing of what this line is for." });
  expect(estimateOf(template, lines, { Nat: "yes" }).lines[0]).toMatchObject({ listUsd: 32.85 + 0.9 + 3.65, verdict: "within-10-percent" });
});

test("an optional line that is not chosen has no price", () => {
  const template = `
Conditions: { Never: !Equals [a, b] }
Resources: { Gpu: { Type: AWS::EC2::Instance, Condition: Never }, Vpc: { Type: AWS::EC2::VPC } }`;
  expect(estimateOf(template, [line("gpu", 400, [{ logicalId: "Gpu" }], true)]).lines[0]).toMatchObject({ listUsd: null, verdict: "unpriced", why: "Not chosen: with these parameters the stack has nothing of it." });
});

test("things of a kind are taken together when a difference is explained", () => {
  const secrets = Array.from({ length: 8 }, (_, index) => `Word${index}: { Type: AWS::SecretsManager::Secret }`).join(", ");
  const [secretsLine] = estimateOf(`Resources: { ${secrets} }`, [line("secrets-manager", 2, [{ type: "AWS::SecretsManager::Secret" }])]).lines;
  expect(secretsLine).toMatchObject({ listUsd: 3.25, verdict: "under-estimated", cause: "quantity", why: "The plan's figure pays for 5 of 8 secrets at list price." }); // 8 × 0.40 and 10,000 reads
});

test("a line that names nothing has no price", () => {
  expect(estimateOf(ENTRY, [line("data", 10, [])]).lines[0]).toMatchObject({ listUsd: null, verdict: "unpriced", why: "The plan's line names no resource of the template." });
});

test("an optional line is priced and stands outside every total", () => {
  const estimate = estimateOf(GPU, [line("gpu", 400, [{ logicalId: "Server", charge: "hours" }], true)]);
  expect(estimate.lines[0]).toMatchObject({ optional: true, listUsd: 383.98 });
  expect(estimate.totals).toEqual({ planLowUsd: null, planHighUsd: null, listOfPlanLinesUsd: null, listWithUnplannedUsd: 8, isComplete: true });
});

test("without a plan's table everything is unplanned, and the list total stands alone", () => {
  expect(estimateOf(ENTRY, []).totals).toEqual({ planLowUsd: null, planHighUsd: null, listOfPlanLinesUsd: null, listWithUnplannedUsd: 16.425 + 0.4 + 7.3 + 4.5, isComplete: true });
});

test("what may or may not be there is shown with its price and is in no total", () => {
  const estimate = estimateOf(
    `
Parameters: { Ami: { Type: AWS::SSM::Parameter::Value<String>, Default: /x } }
Conditions: { Untold: !Equals [!Ref Ami, y] }
Resources: { Nat: { Type: AWS::EC2::NatGateway, Condition: Untold, Properties: { ConnectivityType: private } }, Word: { Type: AWS::SecretsManager::Secret } }`,
    [line("nat", 33, [{ logicalId: "Nat" }])],
  );
  expect(estimate.unplanned.filter(({ resource }) => resource === "Nat").map(({ listUsd, inTotal }) => [listUsd, inTotal])).toEqual([
    [32.85, false],
    [0.9, false],
  ]);
  expect(estimate.unpriced).toEqual([{ resource: "Nat", resourceType: "AWS::EC2::NatGateway", why: "Whether the stack will have it cannot be told before the launch: that depends on the condition Untold." }]);
  expect(estimate.totals).toMatchObject({ listWithUnplannedUsd: 0.45, isComplete: false });
  expect(estimate.lines[0]).toMatchObject({ listUsd: null, verdict: "unpriced" });
});

test("a value that only AWS can tell is named with resource and path", () => {
  const estimate = estimateOf(
    `
Parameters: { Size: { Type: AWS::SSM::Parameter::Value<String>, Default: /size } }
Resources: { Cache: { Type: AWS::ElastiCache::CacheCluster, Properties: { Engine: redis, CacheNodeType: !Ref Size } } }`,
    [line("elasticache", 12, [{ logicalId: "Cache" }])],
  );
  expect(estimate.unresolved).toEqual([{ resource: "Cache", path: "CacheNodeType", why: "ElastiCache Redis OSS: CacheNodeType of Cache cannot be told: the parameter Size stands for a value in Systems Manager." }]);
  expect(estimate.totals).toEqual({ planLowUsd: 12, planHighUsd: 12, listOfPlanLinesUsd: 0, listWithUnplannedUsd: 0, isComplete: false });
});
