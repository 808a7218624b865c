import { describe, expect, test } from "vitest";

import { isFinalStatus, outcomeOf } from "./operation-outcome";
import { RESOLUTIONS } from "./operation-state";
import { STACK_STATUSES } from "./stack-status";

describe("an operation ends", () => {
  test.each([
    ["create-stack", "CREATE_COMPLETE", false, "succeeded"],
    ["create-stack", "ROLLBACK_COMPLETE", false, "rolled-back"],
    ["create-stack", "CREATE_FAILED", false, "failed"],
    ["create-stack", "ROLLBACK_FAILED", false, "stuck"],
    ["create-stack", "DELETE_COMPLETE", true, "cancelled"],
    ["create-stack", "DELETE_FAILED", true, "stuck"],
    ["update-stack", "UPDATE_COMPLETE", false, "succeeded"],
    // The last resource was done before AWS got to the cancellation: it succeeded, whatever was asked.
    ["update-stack", "UPDATE_COMPLETE", true, "succeeded"],
    ["update-stack", "UPDATE_ROLLBACK_COMPLETE", false, "rolled-back"],
    ["update-stack", "UPDATE_ROLLBACK_COMPLETE", true, "cancelled"],
    ["update-stack", "UPDATE_ROLLBACK_FAILED", true, "stuck"],
    ["update-stack", "UPDATE_FAILED", false, "failed"],
    ["continue-update-rollback", "UPDATE_ROLLBACK_COMPLETE", false, "succeeded"],
    ["continue-update-rollback", "UPDATE_ROLLBACK_FAILED", false, "stuck"],
    ["rollback-stack", "UPDATE_ROLLBACK_COMPLETE", false, "succeeded"],
    ["rollback-stack", "ROLLBACK_COMPLETE", false, "succeeded"],
    ["rollback-stack", "UPDATE_ROLLBACK_FAILED", false, "stuck"],
    ["delete-stack", "DELETE_COMPLETE", false, "succeeded"],
    ["delete-stack", "DELETE_FAILED", false, "failed"],
  ] as const)("%s at %s (cancelled: %s) as %s", (resolvedTo, status, cancelled, outcome) => {
    expect(outcomeOf(resolvedTo, status, cancelled)).toBe(outcome);
  });
});

// Cancelling a create deletes the stack. Calling it a success on the way would show a stack that is about to vanish.
test("a create that is being cancelled does not end before its deletion does", () => {
  expect(outcomeOf("create-stack", "CREATE_COMPLETE", true)).toBeNull();
  expect(outcomeOf("create-stack", "ROLLBACK_COMPLETE", true)).toBeNull();
});

test("nothing that is still in progress ends an operation, clean-up included", () => {
  for (const status of [...STACK_STATUSES.filter((candidate) => candidate.endsWith("_IN_PROGRESS")), "FUTURE_STATUS"]) {
    expect(isFinalStatus(status)).toBe(false);
    for (const resolvedTo of RESOLUTIONS) expect(outcomeOf(resolvedTo, status, false)).toBeNull();
  }
});

test("the other statuses are final", () => {
  expect(STACK_STATUSES.filter(isFinalStatus)).toHaveLength(STACK_STATUSES.filter((status) => !status.endsWith("_IN_PROGRESS")).length);
});
