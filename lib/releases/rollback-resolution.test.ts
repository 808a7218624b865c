import { describe, expect, test } from "vitest";

import { resolveRollback, type RollbackSituation } from "./rollback-resolution";
import { STACK_STATUSES } from "./stack-status";

const situation = (changes: Partial<RollbackSituation>): RollbackSituation => ({
  stackStatus: "UPDATE_COMPLETE",
  holding: null,
  earlierRelease: 1,
  ...changes,
});

// reliability: what "Roll back" means on the screen in each of the 23 statuses, with an earlier release at hand.
const MEANS: Record<(typeof STACK_STATUSES)[number], string> = {
  REVIEW_IN_PROGRESS: "disabled",
  CREATE_IN_PROGRESS: "disabled",
  CREATE_FAILED: "rollback-stack",
  CREATE_COMPLETE: "to-release",
  ROLLBACK_IN_PROGRESS: "disabled",
  ROLLBACK_COMPLETE: "disabled",
  ROLLBACK_FAILED: "disabled",
  UPDATE_IN_PROGRESS: "cancel-update",
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: "disabled",
  UPDATE_COMPLETE: "to-release",
  UPDATE_FAILED: "rollback-stack",
  UPDATE_ROLLBACK_IN_PROGRESS: "disabled",
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: "disabled",
  UPDATE_ROLLBACK_COMPLETE: "to-release",
  UPDATE_ROLLBACK_FAILED: "continue-update-rollback",
  DELETE_IN_PROGRESS: "disabled",
  DELETE_FAILED: "disabled",
  DELETE_COMPLETE: "disabled",
  IMPORT_IN_PROGRESS: "disabled",
  IMPORT_COMPLETE: "to-release",
  IMPORT_ROLLBACK_IN_PROGRESS: "disabled",
  IMPORT_ROLLBACK_FAILED: "disabled",
  IMPORT_ROLLBACK_COMPLETE: "to-release",
};

describe("the Rollback button", () => {
  test.each(STACK_STATUSES)("in %s does what that status allows", (stackStatus) => {
    expect(resolveRollback(situation({ stackStatus })).kind).toBe(MEANS[stackStatus]);
  });

  test("says that rolling back a failed create deletes the stack", () => {
    expect(resolveRollback(situation({ stackStatus: "CREATE_FAILED" }))).toMatchObject({ deletesStack: true, label: "Roll back (deletes the stack)" });
  });

  test("without an earlier release is disabled and says why", () => {
    expect(resolveRollback(situation({ earlierRelease: null }))).toEqual({
      kind: "disabled",
      label: "Roll back",
      why: "There is no earlier release that ran well on this stack.",
      until: null,
    });
  });

  test("while a rollback runs says until when", () => {
    expect(resolveRollback(situation({ stackStatus: "UPDATE_ROLLBACK_IN_PROGRESS" }))).toMatchObject({
      why: "A rollback is running already.",
      until: "it has ended",
    });
  });

  test("does not cancel a second time", () => {
    const holding = { resolvedTo: "update-stack", state: "running", cancelRequested: true } as const;
    expect(resolveRollback(situation({ stackStatus: "UPDATE_IN_PROGRESS", holding })).kind).toBe("disabled");
  });

  test("cancels a running update though the status on record is still the one from before it", () => {
    const holding = { resolvedTo: "update-stack", state: "running", cancelRequested: false } as const;
    expect(resolveRollback(situation({ stackStatus: "CREATE_COMPLETE", holding })).kind).toBe("cancel-update");
  });

  // The status on record is from before the change was sent: acting on it would fight the change that is on its way.
  test.each(["submitting", "unknown", "needs-human"] as const)("waits while an operation is %s", (state) => {
    const holding = { resolvedTo: "update-stack", state, cancelRequested: false } as const;
    expect(resolveRollback(situation({ holding })).kind).toBe("disabled");
  });

  test("in a status that AWS added since is disabled and names it", () => {
    expect(resolveRollback(situation({ stackStatus: "FUTURE_STATUS" }))).toMatchObject({ kind: "disabled", why: expect.stringContaining("FUTURE_STATUS") });
  });
});
