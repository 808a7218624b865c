import { expect, test } from "vitest";

import { STACK_STATUSES } from "@/lib/releases/stack-status";

import { environmentMark, environmentWords } from "./environment-words";

const WELL = { alarmsTotal: 4, alarmsInAlarm: 0, alarmsWithoutData: 0, alarmsUnreadSince: null, health: { state: "well" } } as const;

const of = (stackStatus: string | null, state = "succeeded", release: number | null = 9) =>
  environmentWords({ ...WELL, stackStatus, release, lastOperation: { id: "0198c0de-0000-7000-8000-000000000001", kind: "deploy", state, at: "2026-11-21T14:02:00Z" } });

test.each([
  ["UPDATE_COMPLETE", "succeeded", "Running release 9", "success"],
  ["UPDATE_IN_PROGRESS", "running", "Updating", "in-progress"],
  ["UPDATE_ROLLBACK_IN_PROGRESS", "running", "Rolling back", "warning"],
  ["UPDATE_ROLLBACK_FAILED", "stuck", "Stuck: the rollback failed", "error"],
  ["UPDATE_COMPLETE", "previewed", "A preview waits for a person", "pending"],
  ["UPDATE_COMPLETE", "needs-human", "Nobody can tell whether AWS accepted the last change", "error"],
  ["DELETE_COMPLETE", "succeeded", "Deleted outside Pilothouse; nothing runs", "error"],
  ["DELETE_COMPLETE", "rolled-back", "Deleted; nothing runs", "stopped"],
  [null, "running", "Creating", "in-progress"],
  [null, "discarded", "No stack yet", "stopped"],
  ["UPDATE_PONDERING", "succeeded", "AWS says UPDATE_PONDERING, which Pilothouse does not know", "unknown"],
])("%s after an operation that is %s reads %j", (status, state, word, tone) => {
  expect(of(status, state)).toEqual({ word, tone });
});

// Unknown is never shown as success.
test("only a stack that AWS calls complete looks well", () => {
  const well = STACK_STATUSES.filter((status) => of(status).tone === "success");
  expect(well).toEqual(["CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "IMPORT_COMPLETE", "IMPORT_ROLLBACK_COMPLETE"]);
  expect(of("UPDATE_COMPLETE", "succeeded", null).word).toBe("Running; which release is not known");
});

test.each<[Partial<Parameters<typeof environmentWords>[0]>, string, string]>([
  [{ alarmsInAlarm: 1 }, "Running release 9; 1 alarm rings", "warning"],
  [{ alarmsInAlarm: 3, alarmsWithoutData: 1 }, "Running release 9; 3 alarms ring", "warning"],
  [{ health: { state: "failing" } }, "Running release 9; its health check fails", "error"],
  [{ alarmsWithoutData: 2, health: { state: "unknown" } }, "Running release 9; 2 alarms without figures, health not known", "unknown"],
  [{ alarmsTotal: null }, "Running release 9; its alarms are not read yet", "unknown"],
  [{ alarmsUnreadSince: "2026-11-26T12:00:00Z" }, "Running release 9; AWS does not tell of its alarms", "unknown"],
])("a stack that stands, with %j, reads %j", (facts, word, tone) => {
  const told = { ...WELL, stackStatus: "UPDATE_COMPLETE", release: 9, lastOperation: null, ...facts };
  expect(environmentWords(told)).toEqual({ word, tone });
  // In a table the alarms and the health have columns of their own.
  expect(environmentMark(told)).toEqual({ word: "Running release 9", tone });
});

test("what is worse than an alarm is said first", () => {
  expect(environmentWords({ ...WELL, alarmsInAlarm: 2, stackStatus: "UPDATE_ROLLBACK_FAILED", release: 9, lastOperation: null })).toEqual({ word: "Stuck: the rollback failed", tone: "error" });
});

test("a stack that was deleted here is no mishap", () => {
  const lastOperation = { id: "0198c0de-0000-7000-8000-000000000001", kind: "delete", state: "succeeded", at: "2026-11-21T14:02:00Z" };
  expect(environmentWords({ ...WELL, stackStatus: "DELETE_COMPLETE", release: null, lastOperation })).toEqual({ word: "Deleted; nothing runs", tone: "stopped" });
});
