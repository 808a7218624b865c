import { expect, test } from "vitest";

import { resourceTypeWords, spacedName } from "./resource-type-words";

test.each([
  ["AWS::ElastiCache::ReplicationGroup", "ElastiCache replication group"],
  ["AWS::RDS::DBInstance", "RDS DB instance"],
  ["AWS::ElasticLoadBalancingV2::LoadBalancer", "ELB load balancer"],
  ["AWS::EC2::VPC", "EC2 VPC"],
  ["Custom", "Custom"],
])("%s reads %s", (type, words) => {
  expect(resourceTypeWords(type)).toBe(words);
});

test("a logical id is spaced for reading", () => {
  expect(spacedName("PublicSubnetA")).toBe("Public Subnet A");
  expect(spacedName("HTTPListener")).toBe("HTTP Listener");
});
