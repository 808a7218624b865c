import { describe, expect, test } from "vitest";

import { OPERATION_STATES } from "@/lib/releases/operation-state";

import { operationDocumentTitle, operationHeadline } from "./operation-headline";

const update = {
  kind: "deploy",
  resolvedTo: "update-stack",
  state: "running",
  stateReason: null,
  environmentName: "harvest-prod",
  stackStatus: "UPDATE_IN_PROGRESS",
  release: 9,
  fromRelease: 8,
  cancelRequestedAt: null,
  cancelRequestedBy: null,
} as const;
const create = { ...update, resolvedTo: "create-stack", stackStatus: "CREATE_IN_PROGRESS", release: 1, fromRelease: null } as const;

describe("the first line says what is happening to what", () => {
  test.each([
    [update, "Update of harvest-prod to release 9", "Updating"],
    [{ ...update, stackStatus: "UPDATE_ROLLBACK_IN_PROGRESS" }, "Update of harvest-prod to release 9", "Failed; AWS is rolling back to release 8"],
    [{ ...update, stackStatus: "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS" }, "Update of harvest-prod to release 9", "Updated; AWS is removing what was replaced"],
    [{ ...update, cancelRequestedAt: "2026-11-21T14:00:00Z" }, "Update of harvest-prod to release 9", "Cancelling: AWS is taking it back"],
    [create, "Launch of harvest-prod, release 1", "Creating"],
    [{ ...create, stackStatus: "ROLLBACK_IN_PROGRESS" }, "Launch of harvest-prod, release 1", "Failed; AWS is removing what was created"],
    [{ ...create, cancelRequestedAt: "2026-11-21T14:00:00Z", stackStatus: "DELETE_IN_PROGRESS" }, "Launch of harvest-prod, release 1", "Cancelling: deleting what was created"],
    [{ ...update, kind: "rollback", release: 6 } as const, "Rollback of harvest-prod to release 6", "Rolling back"],
    [{ ...update, kind: "continue-rollback", resolvedTo: "continue-update-rollback", release: null } as const, "Continued rollback of harvest-prod", "Continuing the rollback"],
    [{ ...update, kind: "delete", resolvedTo: "delete-stack", stackStatus: "DELETE_IN_PROGRESS", release: null } as const, "Deletion of harvest-prod", "Deleting"],
  ])("%#", (operation, title, word) => {
    expect(operationHeadline(operation)).toMatchObject({ title, word });
  });
});

test("an update that was quicker than its cancel says so, and what can be done", () => {
  const stateReason = "The update had finished before AWS could cancel it.";
  expect(operationHeadline({ ...update, state: "succeeded", stackStatus: "UPDATE_COMPLETE", stateReason })).toMatchObject({
    tone: "success",
    explanation: { happened: stateReason, means: expect.stringContaining("release 9"), next: expect.stringContaining("Roll back") },
  });
  expect(operationHeadline({ ...update, state: "succeeded" }).explanation).toBeNull();
});

// Unknown is never shown as success: whoever reads only the colour must not walk away from a stack that nobody can judge.
test.each(OPERATION_STATES)("%s looks like success only where something truly succeeded", (state) => {
  const { tone } = operationHeadline({ ...update, state });
  expect(tone === "success").toBe(state === "succeeded" || state === "no-changes");
});

test.each(["unknown", "needs-human", "stuck", "stale", "expired", "discarded", "rolled-back", "cancelled", "failed", "no-changes"] as const)(
  "%s says what happened, what it means and what to do next",
  (state) => {
    const { explanation } = operationHeadline({ ...update, state });
    expect(explanation?.happened).toMatch(/\.$/);
    expect(explanation?.means).toMatch(/\.$/);
    expect(explanation?.next).toMatch(/\.$/);
  },
);

test("a status that AWS added since still makes a sentence", () => {
  expect(operationHeadline({ ...update, stackStatus: "UPDATE_PONDERING" }).word).toBe("Updating");
  expect(operationHeadline({ ...update, state: "stuck", stackStatus: "UPDATE_PONDERING" }).explanation?.means).toContain("UPDATE_PONDERING");
});

test("the tab's title leads with how far it is, later with how it ended", () => {
  const progress = { done: 31, total: 44, percent: 70, remainingSeconds: 240 };
  expect(operationDocumentTitle({ ...update, progress })).toBe("70 % Update of harvest-prod to release 9 · Pilothouse");
  expect(operationDocumentTitle({ ...update, state: "succeeded", progress })).toBe("Updated: Update of harvest-prod to release 9 · Pilothouse");
});
