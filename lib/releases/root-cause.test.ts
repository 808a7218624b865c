import { describe, expect, test } from "vitest";

import { findRootCause } from "./root-cause";
import published from "./testing/failed-deployments.json";

describe("in deployments that failed for others", () => {
  test.each(published.cases)("$name: the cause is found, not the cancellations after it", ({ events, stackName, rootCauseLogicalId, reasonContains }) => {
    const cause = findRootCause(events, stackName);
    expect(cause?.logicalId).toBe(rootCauseLogicalId);
    expect(cause?.reason.toLowerCase()).toContain(reasonContains.toLowerCase());
    expect(cause?.plain).toMatch(/\.$/);
    expect(cause?.nextStep).toMatch(/\.$/);
  });

  test.each(published.cases.filter(({ name }) => !["update-cancelled-by-user"].includes(name)))("$name: has words of its own", ({ events, stackName }) => {
    expect(findRootCause(events, stackName)?.plain).not.toBe("AWS could not finish this resource.");
  });
});

const STACK = "AWS::CloudFormation::Stack";

test("a deployment that went well has no cause of failure", () => {
  expect(findRootCause([{ logicalId: "shop", resourceType: STACK, status: "UPDATE_COMPLETE", reason: null }], "shop")).toBeNull();
});

// Without this, a person who cancels would be told that some service is broken.
test("a cancelled update blames nobody", () => {
  const cause = findRootCause(
    [
      { logicalId: "shop", resourceType: STACK, status: "UPDATE_ROLLBACK_IN_PROGRESS", reason: "User Initiated" },
      { logicalId: "Service", resourceType: "AWS::ECS::Service", status: "UPDATE_FAILED", reason: "Resource update cancelled" },
    ],
    "shop",
  );
  expect(cause).toMatchObject({ logicalId: "shop", plain: "Nothing failed: somebody asked AWS to stop." });
});

test("a nested stack that fails is the cause, though it is a stack", () => {
  const cause = findRootCause(
    [
      { logicalId: "Network", resourceType: STACK, status: "CREATE_FAILED", reason: "Embedded stack arn:aws:cloudformation:us-east-1:1:stack/n/1 was not successfully created: The following resource(s) failed to create: [Vpc]." },
      { logicalId: "shop", resourceType: STACK, status: "ROLLBACK_IN_PROGRESS", reason: "The following resource(s) failed to create: [Network]. Rollback requested by user." },
    ],
    "shop",
  );
  expect(cause).toMatchObject({ logicalId: "Network", plain: "A nested stack failed, at Vpc." });
});
