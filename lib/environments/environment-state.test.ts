import { expect, test } from "vitest";

import { environmentStateOf } from "./environment-state";

const withOperation = (state: string) => ({ state });

test.each([
  [null, null, "no-stack"],
  ["DELETE_COMPLETE", "succeeded", "no-stack"],
  ["CREATE_COMPLETE", "succeeded", "healthy"],
  ["UPDATE_ROLLBACK_COMPLETE", "rolled-back", "healthy"],
  ["UPDATE_IN_PROGRESS", "running", "running"],
  ["UPDATE_COMPLETE", "previewing", "running"],
  ["UPDATE_COMPLETE", "previewed", "needs-you"],
  ["UPDATE_ROLLBACK_FAILED", "stuck", "needs-you"],
  ["ROLLBACK_COMPLETE", "rolled-back", "needs-you"],
  // Somebody repairs it right now: it runs.
  ["UPDATE_ROLLBACK_FAILED", "running", "running"],
  // Changed outside Pilothouse: nothing of ours is in flight, and it moves all the same.
  ["UPDATE_IN_PROGRESS", "succeeded", "running"],
  // Not to be counted as fine just because nobody knows it.
  ["FUTURE_STATUS", "succeeded", "unknown"],
] as const)("a stack in %s whose last operation is %s counts as %s", (stackStatus, operationState, expected) => {
  expect(environmentStateOf({ stackStatus, lastOperation: operationState && withOperation(operationState) })).toBe(expected);
});
