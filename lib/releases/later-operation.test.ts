import { expect, test } from "vitest";

import { laterOperation } from "./later-operation";
import type { OperationView } from "./operation-view";

const operation = (change: Partial<OperationView>): OperationView => ({
  id: "0198c0de-0000-7000-8000-000000000002",
  version: 1,
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
  expect(laterOperation(operation({ state: "succeeded", version: 5 }), operation({ state: "running", version: 4 })).state).toBe("succeeded");
  expect(laterOperation(operation({ state: "running", version: 4 }), operation({ state: "rolled-back", version: 5 })).state).toBe("rolled-back");
  expect(laterOperation(undefined, operation({ state: "running" })).state).toBe("running");
});

// Protects the watcher: the page stood at "Handing over to AWS", marked live, while 47 resources came up.
test("an answer that left the server before the stream told of the start does not take the start back", () => {
  expect(laterOperation(operation({ state: "running", version: 4 }), operation({ state: "submitting", version: 3 })).state).toBe("running");
});

test("an operation of which nobody knew whether AWS took it may turn out to be submitted anew, or to run", () => {
  expect(laterOperation(operation({ state: "unknown", version: 3 }), operation({ state: "submitting", version: 4 })).state).toBe("submitting");
  expect(laterOperation(operation({ state: "needs-human", version: 4 }), operation({ state: "running", version: 5 })).state).toBe("running");
});

test("a cancellation that was asked for is not forgotten by an older report, and is over once it was refused", () => {
  const asked = operation({ version: 2, cancelRequestedAt: "2026-11-21T14:03:00.000Z" });
  expect(laterOperation(asked, operation({ version: 1 }))).toBe(asked);
  expect(laterOperation(asked, operation({ version: 3, stateReason: "Too late to cancel." }))).toMatchObject({ cancelRequestedAt: null, stateReason: "Too late to cancel." });
});

test("what AWS has confirmed since is not forgotten", () => {
  const confirmed = operation({ asOf: "2026-11-21T14:03:00.000Z", stackStatus: "UPDATE_IN_PROGRESS" });
  expect(laterOperation(confirmed, operation({ asOf: "2026-11-21T14:02:59.000Z" }))).toBe(confirmed);
});
