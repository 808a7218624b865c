import { expect, test } from "vitest";

import type { OperationView, StackEventView } from "@/lib/releases/operation-view";

import { mergeEvent, mergeProgress } from "./merge-live";

const operation = (state: OperationView["state"]): OperationView => ({
  id: "0198c0de-0000-7000-8000-000000000002",
  version: 1,
  kind: "deploy",
  resolvedTo: "update-stack",
  state,
  stateReason: null,
  environmentId: "0198c0de-0000-7000-8000-000000000001",
  environmentName: "harvest-prod",
  stackName: "pilothouse-harvest-prod",
  stackArn: null,
  stackStatus: null,
  release: 2,
  fromRelease: 1,
  autoConfirm: false,
  preview: null,
  progress: null,
  rootCause: null,
  requestedBy: "A. Berg",
  reason: null,
  requestedAt: "2026-11-21T14:02:00.000Z",
  previewedAt: null,
  confirmedAt: null,
  confirmedBy: null,
  submittedAt: null,
  startedAt: null,
  endedAt: null,
  cancelRequestedAt: null,
  cancelRequestedBy: null,
  asOf: null,
});
const event = (id: string, second: number, status = "CREATE_COMPLETE"): StackEventView => ({
  id,
  logicalId: "Vpc",
  physicalId: "",
  resourceType: "AWS::EC2::VPC",
  status,
  reason: null,
  at: new Date(Date.UTC(2026, 10, 21, 14, 2, second)).toISOString(),
  confirmed: false,
});

test("late progress of an ended operation is dropped", () => {
  const progress = { done: 1, total: 2, percent: 50, remainingSeconds: 3 };
  expect(mergeProgress(operation("running"), progress)?.progress).toEqual(progress);
  expect(mergeProgress(operation("succeeded"), progress)?.progress).toBeNull();
});

const ids = (events: readonly StackEventView[] | undefined): string[] | undefined => events?.map(({ id }) => id);
const confirmed = (id: string, second: number) => ({ ...event(id, second), confirmed: true });

test("what polling has confirmed stands in the order of AWS's time, however it arrives", () => {
  const merged = [confirmed("9", 5), confirmed("12", 4), confirmed("10", 5), confirmed("9", 5)].reduce<StackEventView[] | undefined>(mergeEvent, []);
  expect(ids(merged)).toEqual(["12", "9", "10"]);
});

// The feed's times are whole seconds: an end told at 14:02:04 belongs after a beginning that polling saw at 14:02:04.8.
test("what only the feed told comes last, as it came, and moves to its place when it is confirmed", () => {
  const told = mergeEvent(mergeEvent([confirmed("1", 5)], event("3", 4)), event("2", 4));
  expect(ids(told)).toEqual(["1", "3", "2"]);
  expect(ids(mergeEvent(told, confirmed("2", 6)))).toEqual(["1", "2", "3"]);
});

test("a replayed message does not take back a confirmation", () => {
  const events = [confirmed("1", 5), confirmed("2", 6)];
  expect(mergeEvent(events, event("2", 6))).toEqual(events);
});

test("events that have not been read yet are left to the first read", () => {
  expect(mergeEvent(undefined, event("1", 1))).toBeUndefined();
});
