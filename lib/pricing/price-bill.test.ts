import fc from "fast-check";
import { expect, test } from "vitest";

import type { TemplateResource } from "@/lib/catalog/template";

import { billOfMaterials } from "./bill-of-materials";
import { priceBill } from "./price-bill";
import { pricedTypes } from "./pricing-rules";
import { COMMITTED_PRICES } from "./testing/committed-prices";
import { usageAssumptions } from "./usage-assumption";

/** Properties that rules read, some with what is written below them. */
const NAMES = `
  InstanceType BlockDeviceMappings LaunchTemplate LaunchTemplateData NetworkInterfaces SubnetId Subnets SubnetMappings VPCZoneIdentifier MixedInstancesPolicy
  MinSize AllocationId Engine CacheNodeType NumCacheClusters NumNodeGroups SnapshotRetentionLimit CacheUsageLimits DBInstanceClass AllocatedStorage StorageType
  Iops MultiAZ BackupRetentionPeriod TaskDefinition DesiredCount CapacityProviderStrategy LaunchType Cluster Cpu Memory ContainerDefinitions NetworkConfiguration
  RuntimePlatform EphemeralStorage Architectures MemorySize BillingMode ProvisionedThroughput Rules Scope Metrics Period DashboardBody LogGroupClass Protocol
  Subscription Policies PolicyDocument PolicyDetails Tags Type Scheme Size
`
  .trim()
  .split(/\s+/);

const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom("constructor", "gp3", "t3.medium", "FARGATE", "redis", "-1", "1e999", "", "true", "{{resolve:ssm:x}}"),
  fc.record({ Ref: fc.constantFrom("R0", "R1", "Nowhere", "AWS::NoValue") }),
  fc.record({ "Fn::Sub": fc.oneof(fc.string(), fc.constant("${R0}"), fc.jsonValue({ maxDepth: 2 })) }),
  fc.record({ "Fn::Select": fc.jsonValue({ maxDepth: 2 }) }),
  fc.record({ "Fn::If": fc.jsonValue({ maxDepth: 2 }) }),
  fc.record({ "Fn::FindInMap": fc.jsonValue({ maxDepth: 2 }) }),
  fc.array(fc.dictionary(fc.constantFrom("Ebs", "DeviceName", "CapacityProvider", "Weight", "Effect", "Action", "Resource", "Statement", "MetricStat", "Expression"), fc.jsonValue({ maxDepth: 2 }))),
);

const resource = fc.record({ type: fc.constantFrom(...pricedTypes()), properties: fc.dictionary(fc.constantFrom(...NAMES), value) });

// Templates come from files that anybody may write: a wrong one may have no price, but it may neither break the page nor look cheap.
test("whatever stands in a template, each part of it has a price of 0 or more, or a sentence", () => {
  fc.assert(
    fc.property(fc.array(resource, { maxLength: 4 }), (declared) => {
      const resources = declared.map((one, index): TemplateResource => ({ ...one, logicalId: `R${index}`, condition: null, dependsOn: [], deletionPolicy: null, updateReplacePolicy: null }));
      const bill = billOfMaterials({ parameters: [], mappings: {}, conditions: {}, resources }, { parameters: {}, region: "us-east-1" });
      for (const { price } of priceBill(bill, usageAssumptions([], {}), COMMITTED_PRICES).parts) {
        if (price.kind === "unpriced") expect(price.why).toMatch(/^.+: .+\.$/s);
        else expect(price.usdMicros).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 1_000 },
  );
});
