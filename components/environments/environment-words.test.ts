import { expect, test } from "vitest";

import { STACK_STATUSES } from "@/lib/releases/stack-status";

import { environmentWords } from "./environment-words";

const of = (stackStatus: string | null, state = "succeeded", release: number | null = 9) =>
  environmentWords({ stackStatus, release, lastOperation: { id: "0198c0de-0000-7000-8000-000000000001", kind: "deploy", state, at: "2026-11-21T14:02:00Z" } });

test.each([
  ["UPDATE_COMPLETE", "succeeded", "Running release 9", "success"],
  ["UPDATE_IN_PROGRESS", "running", "Updating", "in-progress"],
  ["UPDATE_ROLLBACK_IN_PROGRESS", "running", "Rolling back", "warning"],
  ["UPDATE_ROLLBACK_FAILED", "stuck", "Stuck: the rollback failed", "error"],
  ["UPDATE_COMPLETE", "previewed", "A preview waits for a person", "pending"],
  ["UPDATE_COMPLETE", "needs-human", "Nobody can tell whether AWS accepted the last change", "error"],
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
