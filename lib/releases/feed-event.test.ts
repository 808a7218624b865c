import { expect, test } from "vitest";

import { readFeedEvent } from "./feed-event";

const ARN = "arn:aws:cloudformation:us-east-1:000000000000:stack/pilothouse-shop/6f1c";
const at = new Date("2026-11-21T12:00:00Z");
const message = (detailType: string, detail: unknown, source = "aws.cloudformation") => ({ source, detailType, at, detail });

test("a resource's change is read as AWS sends it", () => {
  const detail = {
    "stack-id": ARN,
    "logical-resource-id": "Cache",
    "physical-resource-id": "cache-1",
    "status-details": { status: "CREATE_COMPLETE", "status-reason": "" },
    "resource-type": "AWS::ElastiCache::ReplicationGroup",
    "client-request-token": "t1",
  };
  expect(readFeedEvent(message("CloudFormation Resource Status Change", detail))).toEqual({
    stackArn: ARN,
    event: { logicalId: "Cache", physicalId: "cache-1", resourceType: "AWS::ElastiCache::ReplicationGroup", status: "CREATE_COMPLETE", reason: null, token: "t1", at },
  });
});

test("a stack's change is an event about the stack itself", () => {
  expect(readFeedEvent(message("CloudFormation Stack Status Change", { "stack-id": ARN, "status-details": { status: "UPDATE_COMPLETE" } }))?.event).toMatchObject({
    logicalId: "pilothouse-shop",
    physicalId: ARN,
    resourceType: "AWS::CloudFormation::Stack",
    token: "",
  });
});

test.each([
  ["somebody else's message", message("CloudFormation Stack Status Change", { "stack-id": ARN, "status-details": { status: "X" } }, "my.app")],
  ["another kind of message", message("CloudFormation Drift Detection Status Change", { "stack-id": ARN })],
  ["a message without a status", message("CloudFormation Stack Status Change", { "stack-id": ARN })],
  ["a message that is no object", message("CloudFormation Stack Status Change", "hello")],
])("%s is left alone", (_, other) => {
  expect(readFeedEvent(other)).toBeNull();
});
