import { expect, test } from "vitest";

import type { OperationView, StackEventView } from "@/lib/releases/operation-view";

import { observedOperation } from "./observed-operation";

const operation = {
  state: "running",
  stackName: "pilothouse-harvest-prod",
  stackStatus: null,
  startedAt: "2026-11-21T14:02:00.000Z",
  preview: null,
  asOf: "2026-11-21T14:02:00.000Z",
} satisfies Partial<OperationView>;
const event = (logicalId: string, resourceType: string, status: string, at: string) => ({ logicalId, resourceType, status, at });
const events = [
  event("pilothouse-harvest-prod", "AWS::CloudFormation::Stack", "CREATE_IN_PROGRESS", "2026-11-21T14:02:01.000Z"),
  event("Vpc", "AWS::EC2::VPC", "CREATE_COMPLETE", "2026-11-21T14:02:09.000Z"),
];
const observe = (given: Partial<OperationView>) => observedOperation({ ...operation, ...given } as OperationView, events as StackEventView[], new Date("2026-11-21T14:02:10Z"));

test("while it runs, events tell the stack's status and how fresh the page is", () => {
  expect(observe({})).toMatchObject({ stackStatus: "CREATE_IN_PROGRESS", asOf: "2026-11-21T14:02:09.000Z" });
});

test("a later answer of AWS counts as fresher than the last event", () => {
  expect(observe({ asOf: "2026-11-21T14:05:00.000Z" }).asOf).toBe("2026-11-21T14:05:00.000Z");
});

test("an operation that has ended stays as it was settled", () => {
  expect(observe({ state: "succeeded", stackStatus: "CREATE_COMPLETE" })).toMatchObject({ stackStatus: "CREATE_COMPLETE", asOf: operation.asOf });
});

test("progress is reckoned from the events, not from what the server said last", () => {
  expect(observe({ progress: { done: 0, total: 0, percent: 0, remainingSeconds: null } }).progress).toMatchObject({ done: 1, total: 1 });
});
