import { expect, test } from "vitest";

import { legalActs, type ActsSituation } from "@/lib/releases/legal-acts";
import type { OperationSummary } from "@/lib/releases/operation-view";

import { areOfNow, nextActs } from "./next-acts";

const labels = (operation: Partial<Pick<OperationSummary, "state" | "kind" | "release">>, situation: Partial<ActsSituation>): string[] => {
  const { acts } = legalActs({ stackStatus: "UPDATE_COMPLETE", holding: null, earlierRelease: 8, latestRelease: 9, attemptedRelease: null, runningRelease: 8, latestWasTried: false, protected: false, ...situation });
  return nextActs({ state: "failed", kind: "deploy", release: 9, ...operation }, acts).map(({ label }) => label);
};

test.each([
  ["a failed update that AWS took back", { state: "rolled-back" }, { stackStatus: "UPDATE_ROLLBACK_COMPLETE" }, ["Draft a new release"]],
  ["a failed launch", { state: "rolled-back" }, { stackStatus: "ROLLBACK_COMPLETE" }, ["Delete the stack, then launch again…", "Draft a new release"]],
  ["a rollback that got stuck", { state: "stuck", kind: "rollback" }, { stackStatus: "UPDATE_ROLLBACK_FAILED" }, ["Continue the rollback", "Draft a new release"]],
  ["a stack that stopped half way", { state: "failed" }, { stackStatus: "UPDATE_FAILED" }, ["Retry", "Draft a new release"]],
  ["a deletion that something blocked", { state: "failed", kind: "delete", release: null }, { stackStatus: "DELETE_FAILED" }, ["Delete it again…"]],
  ["a preview that another change overtook", { state: "stale" }, {}, ["Preview it again"]],
  ["a cancelled update", { state: "cancelled" }, { stackStatus: "UPDATE_ROLLBACK_COMPLETE" }, ["Go to the environment"]],
  ["an operation of which nobody can tell", { state: "needs-human" }, {}, ["Settle as not accepted by AWS"]],
  ["a success", { state: "succeeded" }, {}, []],
  ["an operation that still runs", { state: "running" }, { stackStatus: "UPDATE_IN_PROGRESS" }, []],
] as const)("%s leads on to what is possible now", (_, operation, situation, expected) => {
  expect(labels(operation, situation)).toEqual(expected);
});

test("a preview is made again for the release it was about", () => {
  const { acts } = legalActs({ stackStatus: "UPDATE_COMPLETE", holding: null, earlierRelease: 8, latestRelease: 12, attemptedRelease: null, runningRelease: 9, latestWasTried: false, protected: false });
  expect(nextActs({ state: "expired", kind: "deploy", release: 10 }, acts)).toMatchObject([{ kind: "act", act: { act: "deploy", release: 10 } }]);
});

// At the moment of failing, the acts on the page are those of a stack that is still held; "Draft a new release" stood where "Delete the stack" came.
test("what is possible after the end is only said once it was asked for after the end", () => {
  const id = "0190d5e2-7b1c-7cc0-8a39-6a4f2f3f1d11";
  const situation = { stackStatus: "ROLLBACK_IN_PROGRESS", earlierRelease: null, latestRelease: 1, attemptedRelease: null, runningRelease: null, latestWasTried: true, protected: false };
  const during = legalActs({ ...situation, holding: { operationId: id, resolvedTo: "create-stack", state: "running", cancelRequested: false } });
  const after = legalActs({ ...situation, stackStatus: "ROLLBACK_COMPLETE", holding: null });
  expect(areOfNow({ id, state: "rolled-back" }, during.acts)).toBe(false);
  expect(areOfNow({ id, state: "rolled-back" }, after.acts)).toBe(true);
  expect(areOfNow({ id, state: "needs-human" }, during.acts)).toBe(true);
});
