import { describe, expect, test } from "vitest";

import { environmentStateOf } from "./environment-state";

const WELL = { alarmsTotal: 4, alarmsInAlarm: 0, alarmsWithoutData: 0, alarmsUnreadSince: null, health: { state: "well" } } as const;

const withOperation = (state: string, kind = "deploy") => ({ kind, state });

test.each([
  [null, null, "no-stack"],
  // Nobody here deleted it.
  ["DELETE_COMPLETE", "succeeded", "needs-you"],
  ["DELETE_COMPLETE", "failed", "no-stack"],
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
  expect(environmentStateOf({ ...WELL, stackStatus, lastOperation: operationState && withOperation(operationState) })).toBe(expected);
});

describe("a stack that stands is not enough to be called healthy", () => {
  test.each<[string, Partial<Parameters<typeof environmentStateOf>[0]>, string]>([
    ["an alarm rings", { alarmsInAlarm: 1 }, "in-alarm"],
    ["an alarm rings and another has no figures", { alarmsInAlarm: 1, alarmsWithoutData: 1 }, "in-alarm"],
    ["an alarm rang when AWS last told", { alarmsInAlarm: 1, alarmsUnreadSince: "2026-11-26T12:00:00Z" }, "in-alarm"],
    ["its health address fails", { health: { state: "failing" } }, "needs-you"],
    ["its health address fails and an alarm rings", { alarmsInAlarm: 1, health: { state: "failing" } }, "needs-you"],
    ["an alarm has no figures", { alarmsWithoutData: 1 }, "unsure"],
    ["its alarms were never read", { alarmsTotal: null, alarmsInAlarm: null, alarmsWithoutData: null }, "unsure"],
    ["AWS tells nothing of its alarms any more", { alarmsUnreadSince: "2026-11-26T12:00:00Z" }, "unsure"],
    ["nobody knows its health", { health: { state: "unknown" } }, "unsure"],
    ["it has no alarms, and answers", { alarmsTotal: 0 }, "healthy"],
  ])("%s", (_, facts, expected) => {
    expect(environmentStateOf({ ...WELL, stackStatus: "UPDATE_COMPLETE", lastOperation: null, ...facts })).toBe(expected);
  });
});

// Rolling back a launch that failed half way deletes what was made.
test.each(["delete", "rollback"])("a stack that is gone after a %s here needs nobody", (kind) => {
  expect(environmentStateOf({ ...WELL, stackStatus: "DELETE_COMPLETE", lastOperation: withOperation("succeeded", kind) })).toBe("no-stack");
});
