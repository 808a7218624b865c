import { describe, expect, test } from "vitest";

import { isFinalStatus, outcomeOf } from "./operation-outcome";
import { RESOLUTIONS } from "./operation-state";
import { STACK_STATUSES } from "./stack-status";

describe("an operation ends", () => {
  test.each([
    ["create-stack", "CREATE_COMPLETE", "none", "succeeded"],
    ["create-stack", "ROLLBACK_COMPLETE", "none", "rolled-back"],
    ["create-stack", "CREATE_FAILED", "none", "failed"],
    ["create-stack", "ROLLBACK_FAILED", "none", "stuck"],
    ["create-stack", "DELETE_COMPLETE", "taken", "cancelled"],
    ["create-stack", "DELETE_FAILED", "taken", "stuck"],
    ["update-stack", "UPDATE_COMPLETE", "none", "succeeded"],
    // The last resource was done before AWS got to the cancellation: it succeeded, whatever was asked.
    ["update-stack", "UPDATE_COMPLETE", "taken", "succeeded"],
    ["update-stack", "UPDATE_ROLLBACK_COMPLETE", "none", "rolled-back"],
    ["update-stack", "UPDATE_ROLLBACK_COMPLETE", "taken", "cancelled"],
    ["update-stack", "UPDATE_ROLLBACK_FAILED", "taken", "stuck"],
    ["update-stack", "UPDATE_FAILED", "none", "failed"],
    ["continue-update-rollback", "UPDATE_ROLLBACK_COMPLETE", "none", "succeeded"],
    ["continue-update-rollback", "UPDATE_ROLLBACK_FAILED", "none", "stuck"],
    ["rollback-stack", "UPDATE_ROLLBACK_COMPLETE", "none", "succeeded"],
    ["rollback-stack", "ROLLBACK_COMPLETE", "none", "succeeded"],
    ["rollback-stack", "UPDATE_ROLLBACK_FAILED", "none", "stuck"],
    ["delete-stack", "DELETE_COMPLETE", "none", "succeeded"],
    ["delete-stack", "DELETE_FAILED", "none", "failed"],
  ] as const)("%s at %s (cancel: %s) as %s", (resolvedTo, status, cancel, outcome) => {
    expect(outcomeOf(resolvedTo, status, cancel)).toBe(outcome);
  });
});

// Cancelling a create deletes the stack. Calling it a success on the way would show a stack that is about to vanish.
test("a create that is being cancelled does not end before its deletion does", () => {
  expect(outcomeOf("create-stack", "CREATE_COMPLETE", "taken")).toBeNull();
  expect(outcomeOf("create-stack", "ROLLBACK_COMPLETE", "taken")).toBeNull();
});

test("nothing that is still in progress ends an operation, clean-up included", () => {
  for (const status of [...STACK_STATUSES.filter((candidate) => candidate.endsWith("_IN_PROGRESS")), "FUTURE_STATUS"]) {
    expect(isFinalStatus(status)).toBe(false);
    for (const resolvedTo of RESOLUTIONS) expect(outcomeOf(resolvedTo, status, "none")).toBeNull();
  }
});

test("the other statuses are final", () => {
  expect(STACK_STATUSES.filter(isFinalStatus)).toHaveLength(STACK_STATUSES.filter((status) => !status.endsWith("_IN_PROGRESS")).length);
});
