import { expect, test } from "vitest";

import { type TimedChange, expectedResourceSeconds, expectedSeconds } from "./expected-duration";

const change = (logicalId: string, resourceType: string, action: TimedChange["action"], dependencies: string[] = []): TimedChange => ({ logicalId, resourceType, action, dependencies });

test.each([
  ["AWS::RDS::DBInstance", "create", 595],
  ["AWS::RDS::DBInstance", "update", 171],
  ["AWS::RDS::DBInstance", "replace", 595],
  ["AWS::RDS::DBInstance", "delete", 198],
  ["AWS::RDS::DBInstance", "none", 0],
  ["AWS::CloudWatch::Alarm", "update", 1],
  ["Custom::Thing", "create", 5],
] as const)("%s takes to %s about %d seconds", (type, action, seconds) => {
  expect(expectedResourceSeconds(type, action)).toBe(seconds);
});

test("a launch takes as long as its longest chain, not as the sum of all", () => {
  // 12 (VPC) + 4 (subnet) + 2 (subnet group) + 595 (database) = 613, beside 12 + 116 for the load balancer.
  expect(
    expectedSeconds([
      change("Vpc", "AWS::EC2::VPC", "create"),
      change("Subnet", "AWS::EC2::Subnet", "create", ["Vpc"]),
      change("Group", "AWS::RDS::DBSubnetGroup", "create", ["Subnet"]),
      change("Database", "AWS::RDS::DBInstance", "create", ["Group", "Unchanged"]),
      change("LoadBalancer", "AWS::ElasticLoadBalancingV2::LoadBalancer", "create", ["Vpc"]),
    ]),
  ).toBe(613);
});

test("nothing to do takes no time, and a circle does not hang", () => {
  expect(expectedSeconds([])).toBe(0);
  expect(expectedSeconds([change("A", "AWS::SNS::Topic", "create", ["B"]), change("B", "AWS::SNS::Topic", "create", ["A"])])).toBeGreaterThan(0);
});
