import { expect, test } from "vitest";

import { laterOperation } from "./later-operation";
import type { OperationView } from "./operation-view";

const operation = (change: Partial<OperationView>): OperationView => ({
  id: "0198c0de-0000-7000-8000-000000000002",
  kind: "deploy",
  resolvedTo: "update-stack",
  state: "running",
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
  ...change,
});

test("a replayed message cannot make an ended operation run again", () => {
  expect(laterOperation(operation({ state: "succeeded" }), operation({ state: "running" })).state).toBe("succeeded");
  expect(laterOperation(operation({ state: "running" }), operation({ state: "rolled-back" })).state).toBe("rolled-back");
  expect(laterOperation(undefined, operation({ state: "running" })).state).toBe("running");
});

// Protects the watcher: the page stood at "Handing over to AWS", marked live, while 47 resources came up.
test("an answer that left the server before the stream told of the start does not take the start back", () => {
  expect(laterOperation(operation({ state: "running" }), operation({ state: "submitting" })).state).toBe("running");
});

test("an operation of which nobody knew whether AWS took it may turn out to be submitted anew, or to run", () => {
  expect(laterOperation(operation({ state: "unknown" }), operation({ state: "submitting" })).state).toBe("submitting");
  expect(laterOperation(operation({ state: "needs-human" }), operation({ state: "running" })).state).toBe("running");
});

test("a cancellation that was asked for is not forgotten, and neither is what AWS has confirmed since", () => {
  const asked = operation({ cancelRequestedAt: "2026-11-21T14:03:00.000Z" });
  expect(laterOperation(asked, operation({}))).toBe(asked);
  const confirmed = operation({ asOf: "2026-11-21T14:03:00.000Z", stackStatus: "UPDATE_IN_PROGRESS" });
  expect(laterOperation(confirmed, operation({ asOf: "2026-11-21T14:02:59.000Z" }))).toBe(confirmed);
});
