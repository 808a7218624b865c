import { describe, expect, test } from "vitest";

import { findRootCause } from "./root-cause";
import { stackCourse } from "./stack-course";
import recorded from "./testing/recorded-blocked-deletion.json";

// As real AWS told it: a launch fails, cannot be rolled back, cannot be deleted, and is deleted at last by keeping what blocks it.
const events = recorded.events.map((event, index) => ({ ...event, at: new Date(Date.UTC(2026, 0, 1, 0, 0, index)) }));
const stackName = "<stack-name:1>";
const deletions = events.flatMap((event, index) => (event.logicalId === stackName && event.status === "DELETE_IN_PROGRESS" ? [index] : []));
const [firstDeletion = 0, secondDeletion = 0] = deletions;

describe("the launch", () => {
  const launch = events.slice(0, firstDeletion);

  test("ends stuck: its rollback failed too", () => {
    expect(stackCourse(launch, recorded.stackArn, "create-stack", "none").final).toMatchObject({ status: "ROLLBACK_FAILED", outcome: "stuck" });
  });

  test("names the resource that failed", () => {
    expect(findRootCause(launch, { name: stackName, status: "ROLLBACK_FAILED" })).toMatchObject({ logicalId: "BrokenPolicy", resourceType: "AWS::IAM::Policy" });
  });
});

test("the first deletion fails", () => {
  expect(stackCourse(events.slice(firstDeletion, secondDeletion), recorded.stackArn, "delete-stack", "none").final).toMatchObject({ status: "DELETE_FAILED", outcome: "failed" });
});

test("the second, which keeps what blocked it, succeeds", () => {
  expect(stackCourse(events.slice(secondDeletion), recorded.stackArn, "delete-stack", "none").final).toMatchObject({ status: "DELETE_COMPLETE", outcome: "succeeded" });
});
