import { describe, expect, test } from "vitest";

import { findRootCause } from "./root-cause";
import published from "./testing/failed-deployments.json";

const shop = { name: "shop", status: "UPDATE_ROLLBACK_COMPLETE" };

describe("in deployments that failed for others", () => {
  const failed = published.cases.filter(({ name }) => name !== "update-cancelled-by-user");

  test.each(failed)("$name: the cause is found, not the cancellations after it", ({ events, stackName, rootCauseLogicalId, reasonContains }) => {
    const cause = findRootCause(events, { name: stackName, status: "ROLLBACK_COMPLETE" });
    expect(cause?.logicalId).toBe(rootCauseLogicalId);
    expect(cause?.reason.toLowerCase()).toContain(reasonContains.toLowerCase());
    expect(cause?.plain).toMatch(/\.$/);
    expect(cause?.plain).not.toContain("AWS says");
    expect(cause?.nextStep).toMatch(/Then delete the stack and launch again\.$/);
  });
});

const STACK = "AWS::CloudFormation::Stack";

test("a deployment that went well has no cause of failure", () => {
  expect(findRootCause([{ logicalId: "shop", resourceType: STACK, status: "UPDATE_COMPLETE", reason: null }], shop)).toBeNull();
});

// Without this, a person who cancels would be told that some service is broken.
test("a cancelled update has no cause of failure", () => {
  const events = [
    { logicalId: "shop", resourceType: STACK, status: "UPDATE_ROLLBACK_IN_PROGRESS", reason: "User Initiated" },
    { logicalId: "Service", resourceType: "AWS::ECS::Service", status: "UPDATE_FAILED", reason: "Resource update cancelled" },
  ];
  expect(findRootCause(events, shop)).toBeNull();
});

describe("an update that AWS cannot take back", () => {
  const events = [
    { logicalId: "shop", resourceType: STACK, status: "UPDATE_IN_PROGRESS", reason: "User Initiated" },
    { logicalId: "Instance", resourceType: "AWS::EC2::Instance", status: "UPDATE_FAILED", reason: "The image id '[ami-1]' does not exist" },
    { logicalId: "Topic", resourceType: "AWS::SNS::Topic", status: "UPDATE_FAILED", reason: "Resource update cancelled" },
    { logicalId: "shop", resourceType: STACK, status: "UPDATE_ROLLBACK_IN_PROGRESS", reason: "The following resource(s) failed to update: [Instance]." },
    { logicalId: "Instance", resourceType: "AWS::EC2::Instance", status: "UPDATE_COMPLETE", reason: null },
    { logicalId: "Cache", resourceType: "AWS::ElastiCache::ReplicationGroup", status: "UPDATE_FAILED", reason: "no capacity to go back" },
    { logicalId: "shop", resourceType: STACK, status: "UPDATE_ROLLBACK_FAILED", reason: "The following resource(s) failed to update: [Cache]." },
  ];

  test("names what began it, what blocks the way back with AWS's words, and a step that is legal then", () => {
    const cause = findRootCause(events, { name: "shop", status: "UPDATE_ROLLBACK_FAILED" });
    expect(cause).toMatchObject({ logicalId: "Instance", blocked: [{ logicalId: "Cache", reason: "no capacity to go back" }] });
    expect(cause?.nextStep).toBe("Mend Cache: Try again later, or choose another instance type or zone. Then continue the rollback.");
  });

  test("says what began it while AWS still takes it back", () => {
    const cause = findRootCause(events.slice(0, 5), { name: "shop", status: "UPDATE_ROLLBACK_IN_PROGRESS" });
    expect(cause).toMatchObject({ logicalId: "Instance", blocked: [], nextStep: expect.stringContaining("AWS is taking the update back") });
  });
});

test("a nested stack that fails is the cause, though it is a stack", () => {
  const cause = findRootCause(
    [
      { logicalId: "Network", resourceType: STACK, status: "CREATE_FAILED", reason: "Embedded stack arn:aws:cloudformation:us-east-1:1:stack/n/1 was not successfully created: The following resource(s) failed to create: [Vpc]." },
      { logicalId: "shop", resourceType: STACK, status: "ROLLBACK_IN_PROGRESS", reason: "The following resource(s) failed to create: [Network]. Rollback requested by user." },
    ],
    shop,
  );
  expect(cause).toMatchObject({ logicalId: "Network", plain: "A nested stack failed, at Vpc." });
});
