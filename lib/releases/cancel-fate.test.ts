import { describe, expect, test } from "vitest";

import { cancelFate, type CancelCalls, type CancelFate } from "./cancel-fate";
import { outcomeOf, type OperationOutcome } from "./operation-outcome";
import type { Resolution } from "./operation-state";

const stackArn = "arn:aws:cloudformation:us-east-1:1:stack/shop/1";
const event = (status: string, token: string, reason: string | null = null) => ({
  resourceType: "AWS::CloudFormation::Stack",
  physicalId: stackArn,
  status,
  reason,
  token,
});
const call = (...kinds: string[]): CancelCalls => [{ token: "t-cancel", outcomes: kinds.map((kind) => ({ kind })) }];

const failedByItself = [event("UPDATE_IN_PROGRESS", "t-update", "User Initiated"), event("UPDATE_ROLLBACK_IN_PROGRESS", "t-update", "The following resource(s) failed to update: [Cache]. ")];
const takenBack = [event("UPDATE_IN_PROGRESS", "t-update", "User Initiated"), event("UPDATE_ROLLBACK_IN_PROGRESS", "t-cancel")];
const takenBackWithoutToken = [event("UPDATE_IN_PROGRESS", "t-update"), event("UPDATE_ROLLBACK_IN_PROGRESS", "t-update", "User Initiated")];
const launch = [event("CREATE_IN_PROGRESS", "t-launch", "User Initiated")];
const deletion = [...launch, event("DELETE_IN_PROGRESS", "t-cancel", "User Initiated")];

type Row = [string, Resolution, Partial<Parameters<typeof cancelFate>[0]>, CancelFate, string, OperationOutcome | null];

describe("an operation that somebody wanted to cancel ends by what truly happened", () => {
  test.each<Row>([
    ["an update whose cancel nobody has sent yet, and which failed", "update-stack", { events: failedByItself }, "none", "UPDATE_ROLLBACK_COMPLETE", "rolled-back"],
    ["an update whose cancel AWS refused, because it had failed", "update-stack", { calls: call("refused"), events: failedByItself }, "none", "UPDATE_ROLLBACK_COMPLETE", "rolled-back"],
    ["an update whose cancel AWS accepted", "update-stack", { calls: call("accepted"), events: failedByItself }, "taken", "UPDATE_ROLLBACK_COMPLETE", "cancelled"],
    ["an update whose cancel was accepted at the second try", "update-stack", { calls: call("no-answer", "accepted") }, "taken", "UPDATE_ROLLBACK_COMPLETE", "cancelled"],
    ["an update whose cancel was found by its token", "update-stack", { calls: call("no-answer", "found-by-token") }, "taken", "UPDATE_ROLLBACK_COMPLETE", "cancelled"],
    ["an update whose cancel lost its answer, and whose events bear its token", "update-stack", { calls: call("no-answer"), events: takenBack }, "taken", "UPDATE_ROLLBACK_COMPLETE", "cancelled"],
    ["the same, its worker killed before any outcome", "update-stack", { calls: call(), events: takenBack }, "taken", "UPDATE_ROLLBACK_COMPLETE", "cancelled"],
    ["the same, where AWS leaves the token out", "update-stack", { calls: call("no-answer"), events: takenBackWithoutToken }, "taken", "UPDATE_ROLLBACK_COMPLETE", "cancelled"],
    ["an update whose cancel lost its answer, and which failed by itself", "update-stack", { calls: call("no-answer"), events: failedByItself }, "open", "UPDATE_ROLLBACK_COMPLETE", "rolled-back"],
    ["an update that somebody cancelled in the console", "update-stack", { requested: false, events: takenBackWithoutToken }, "none", "UPDATE_ROLLBACK_COMPLETE", "rolled-back"],
    ["an update that was quicker than its cancel", "update-stack", { calls: call("accepted") }, "taken", "UPDATE_COMPLETE", "succeeded"],
    ["a launch whose cancel nobody has sent yet", "create-stack", { events: launch }, "none", "CREATE_COMPLETE", "succeeded"],
    ["a launch that failed before its cancel was sent", "create-stack", { events: launch }, "none", "ROLLBACK_COMPLETE", "rolled-back"],
    ["a launch whose cancel AWS accepted: the deletion is still to come", "create-stack", { calls: call("accepted"), events: launch }, "taken", "CREATE_COMPLETE", null],
    ["a launch whose cancel may have been accepted: it may still be to come", "create-stack", { calls: call("no-answer"), events: launch }, "open", "CREATE_COMPLETE", null],
    ["a launch whose cancel lost its answer, and was carried out", "create-stack", { calls: call("no-answer"), events: deletion }, "taken", "DELETE_COMPLETE", "cancelled"],
    ["a launch that somebody deleted in the console, its cancel unanswered", "create-stack", { calls: call("no-answer"), events: launch }, "open", "DELETE_COMPLETE", "rolled-back"],
    ["a launch whose cancel was given up as too late", "create-stack", { requested: false, calls: call("no-answer"), events: launch }, "none", "CREATE_COMPLETE", "succeeded"],
    ["an operation that nobody wanted to cancel", "update-stack", { requested: false }, "none", "UPDATE_ROLLBACK_COMPLETE", "rolled-back"],
  ])("%s", (_, resolvedTo, known, fate, status, outcome) => {
    expect(cancelFate({ requested: true, calls: [], events: [], stackArn, ...known })).toBe(fate);
    expect(outcomeOf(resolvedTo, status, fate)).toBe(outcome);
  });
});
