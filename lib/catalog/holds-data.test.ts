import { expect, test } from "vitest";

import { dataPolicy, holdsData } from "./holds-data";
import { resourcePhase } from "./resource-phase";

test.each([
  ["AWS::RDS::DBInstance", true],
  ["AWS::ElastiCache::ReplicationGroup", true],
  ["AWS::S3::Bucket", true],
  ["AWS::ECR::Repository", true],
  ["AWS::KMS::Key", true],
  ["AWS::S3::BucketPolicy", false],
  ["AWS::RDS::DBSubnetGroup", false],
  ["AWS::ECS::Service", false],
])("%s holds data: %s", (type, holds) => {
  expect(holdsData(type)).toBe(holds);
});

const resource = (type: string, over: Partial<Parameters<typeof dataPolicy>[0]> = {}) => ({ type, properties: {}, deletionPolicy: null, updateReplacePolicy: null, ...over });

// A template that is silent about a database keeps a snapshot when it is deleted, but loses all when it is replaced.
test.each([
  [resource("AWS::RDS::DBInstance"), "deleted", "Snapshot"],
  [resource("AWS::RDS::DBInstance"), "replaced", "Delete"],
  [resource("AWS::RDS::DBInstance", { properties: { DBClusterIdentifier: "c" } }), "deleted", "Delete"],
  [resource("AWS::RDS::DBCluster"), "deleted", "Snapshot"],
  [resource("AWS::S3::Bucket"), "deleted", "Delete"],
  [resource("AWS::S3::Bucket", { deletionPolicy: "RetainExceptOnCreate" }), "deleted", "Retain"],
  [resource("AWS::S3::Bucket", { deletionPolicy: "Retain" }), "replaced", "Delete"],
  [resource("AWS::ElastiCache::ReplicationGroup", { updateReplacePolicy: "Snapshot" }), "replaced", "Snapshot"],
  [resource("AWS::ElastiCache::ServerlessCache", { deletionPolicy: "Delete" }), "deleted", "Delete"],
  [resource("AWS::ElastiCache::ServerlessCache", { deletionPolicy: "Delete", properties: { FinalSnapshotName: "last" } }), "deleted", "Snapshot"],
  [resource("AWS::ElastiCache::ServerlessCache", { properties: { FinalSnapshotName: "last" } }), "replaced", "Snapshot"],
] as const)("%j when %s: %s", (one, event, policy) => {
  expect(dataPolicy(one, event)).toBe(policy);
});

test.each([
  ["AWS::EC2::Subnet", "network"],
  ["AWS::EC2::SecurityGroup", "access"],
  ["AWS::EC2::Instance", "compute"],
  ["AWS::EC2::Volume", "state"],
  ["AWS::IAM::Role", "access"],
  ["AWS::SecretsManager::Secret", "access"],
  ["AWS::RDS::DBInstance", "state"],
  ["AWS::ElasticLoadBalancingV2::Listener", "entry"],
  ["AWS::ECS::Service", "compute"],
  ["AWS::CloudWatch::Alarm", "monitoring"],
  ["AWS::Brand::New", "compute"],
])("%s belongs to the phase %s", (type, phase) => {
  expect(resourcePhase(type)).toBe(phase);
});
