import { expect, test } from "vitest";

import { ownEvents, type HoldingOperation } from "./event-ownership";
import { stackCourse } from "./stack-course";
import type { ToldEvent } from "./stack-event";

const ARN = "arn:aws:cloudformation:us-east-1:1:stack/shop/1";
let second = 0;
const told = (logicalId: string, status: string, token: string): ToldEvent => ({
  logicalId,
  physicalId: logicalId === "shop" ? ARN : `${logicalId}-1`,
  resourceType: logicalId === "shop" ? "AWS::CloudFormation::Stack" : "AWS::ECS::Service",
  status,
  reason: null,
  token,
  at: new Date(Date.UTC(2026, 10, 21, 12, 0, second++)),
});
const update: HoldingOperation = { id: "op", resolvedTo: "update-stack", cancel: "taken", tokens: new Set(["t-update", "t-cancel"]), hasBegun: false };
const owners = (events: ToldEvent[], holding: HoldingOperation | null) => ownEvents(events, ARN, holding).map(({ operationId }) => operationId);

test("events before an operation's own are not its own", () => {
  expect(owners([told("shop", "UPDATE_COMPLETE", "t-earlier"), told("shop", "UPDATE_IN_PROGRESS", "t-update")], update)).toEqual([null, "op"]);
});

// AWS puts the cancellation's token on the rollback; by token alone the operation would never be seen to end.
test("the rollback after a cancellation belongs to the operation that was cancelled", () => {
  const events = [told("shop", "UPDATE_IN_PROGRESS", "t-update"), told("shop", "UPDATE_ROLLBACK_IN_PROGRESS", "t-cancel"), told("Service", "UPDATE_COMPLETE", "")];
  expect(owners(events, update)).toEqual(["op", "op", "op"]);
});

test("what somebody else does after the operation's end is not its own", () => {
  const events = [told("shop", "UPDATE_IN_PROGRESS", "t-update"), told("shop", "UPDATE_COMPLETE", "t-update"), told("shop", "UPDATE_IN_PROGRESS", "t-console")];
  expect(owners(events, update)).toEqual(["op", "op", null]);
});

test("without an operation nothing has an owner", () => {
  expect(owners([told("shop", "UPDATE_IN_PROGRESS", "t-console")], null)).toEqual([null]);
});

test("the stack's course ends with the first status that ends the operation, and a resource that is itself a stack does not", () => {
  const nested = { ...told("Network", "UPDATE_COMPLETE", "t-update"), resourceType: "AWS::CloudFormation::Stack" };
  const events = [told("shop", "UPDATE_IN_PROGRESS", "t-update"), nested, told("shop", "UPDATE_ROLLBACK_IN_PROGRESS", "t-cancel")];
  expect(stackCourse(events, ARN, "update-stack", "taken")).toMatchObject({ status: "UPDATE_ROLLBACK_IN_PROGRESS", final: null });
  expect(stackCourse([...events, told("shop", "UPDATE_ROLLBACK_COMPLETE", "t-cancel")], ARN, "update-stack", "taken").final).toMatchObject({ outcome: "cancelled" });
});

test("a clean-up is not an end", () => {
  expect(stackCourse([told("shop", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "t-update")], ARN, "update-stack", "none").final).toBeNull();
});
