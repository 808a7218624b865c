import { expect, test } from "vitest";

import { STACK_STATUSES } from "@/lib/releases/stack-status";

import { eventWords, matchesEvent } from "./event-words";

test.each([
  ["CREATE_IN_PROGRESS", "creating", "in-progress"],
  ["CREATE_COMPLETE", "created", "success"],
  ["UPDATE_FAILED", "could not be updated", "error"],
  ["DELETE_SKIPPED", "kept", "info"],
  ["UPDATE_ROLLBACK_COMPLETE", "rolled back", "warning"],
  ["UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "removing what was replaced", "in-progress"],
  ["EXPORT_PONDERING", "export pondering", "unknown"],
])("%s is said as %j", (status, word, tone) => {
  expect(eventWords(status)).toEqual({ word, tone });
});

test("every stack status that is known has words of its own", () => {
  for (const status of STACK_STATUSES) expect(eventWords(status).tone).not.toBe("unknown");
});

test("events are found by name, by what is said about them and by reason", () => {
  const event = { logicalId: "Service", resourceType: "AWS::ECS::Service", status: "CREATE_FAILED", reason: "exited with 137" };
  expect(["serv", "ecs", "could not be", "137", " "].map((text) => matchesEvent(event, { text, failuresOnly: true }))).toEqual([true, true, true, true, true]);
  expect(matchesEvent(event, { text: "bucket", failuresOnly: false })).toBe(false);
  expect(matchesEvent({ ...event, status: "CREATE_COMPLETE" }, { text: "", failuresOnly: true })).toBe(false);
});
