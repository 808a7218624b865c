import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { actsFor, isLegal, legalDeploy, STACK_ACTS, whyNotLegal, type StackAct } from "./legality";
import { isStackBusy, STACK_STATUSES, type StackStatus } from "./stack-status";

// Written out a second time, act by act, so that a slip in the product's table does not also slip into its test.
const LEGAL_STATUSES: Record<StackAct, readonly StackStatus[]> = {
  "deploy-create": ["REVIEW_IN_PROGRESS", "DELETE_COMPLETE"],
  "deploy-update": ["CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "IMPORT_COMPLETE", "IMPORT_ROLLBACK_COMPLETE"],
  "release-rollback": ["CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "IMPORT_COMPLETE", "IMPORT_ROLLBACK_COMPLETE"],
  "cancel-update": ["UPDATE_IN_PROGRESS"],
  "abort-create": ["CREATE_IN_PROGRESS"],
  "continue-rollback": ["UPDATE_ROLLBACK_FAILED"],
  "rollback-stack": ["CREATE_FAILED", "UPDATE_FAILED"],
  retry: ["CREATE_FAILED", "UPDATE_FAILED"],
  delete: [
    "REVIEW_IN_PROGRESS",
    "CREATE_FAILED",
    "CREATE_COMPLETE",
    "ROLLBACK_COMPLETE",
    "ROLLBACK_FAILED",
    "UPDATE_COMPLETE",
    "UPDATE_FAILED",
    "UPDATE_ROLLBACK_COMPLETE",
    "UPDATE_ROLLBACK_FAILED",
    "DELETE_FAILED",
    "IMPORT_COMPLETE",
    "IMPORT_ROLLBACK_COMPLETE",
  ],
};

test("all 23 statuses of CloudFormation are known", () => {
  expect(STACK_STATUSES).toHaveLength(23);
});

describe.each(STACK_ACTS)("%s", (act) => {
  test.each(STACK_STATUSES)(`in %s is as AWS has it`, (status) => {
    expect(isLegal(act, status)).toBe(LEGAL_STATUSES[act].includes(status));
  });
});

test("a status that AWS adds later allows nothing, and says so by name", () => {
  const future = fc.stringMatching(/^[A-Z_]{1,40}$/).filter((status) => !STACK_STATUSES.some((known) => known === status));
  fc.assert(
    fc.property(future, fc.constantFrom(...STACK_ACTS), (status, act) => {
      expect(actsFor(status)).toEqual([]);
      expect(legalDeploy(status)).toBeNull();
      expect(whyNotLegal(act, status)).toContain(status);
    }),
  );
});

test("while AWS is at work, only stopping it is possible", () => {
  for (const status of STACK_STATUSES.filter(isStackBusy))
    expect(actsFor(status).every((act) => act === "cancel-update" || act === "abort-create")).toBe(true);
});

test("no stack and a deleted stack allow the same: to deploy", () => {
  expect(actsFor(null)).toEqual(["deploy-create"]);
  expect(actsFor("DELETE_COMPLETE")).toEqual(["deploy-create"]);
});

test("a deployment is never both a create and an update", () => {
  for (const status of STACK_STATUSES) expect(isLegal("deploy-create", status) && isLegal("deploy-update", status)).toBe(false);
});

test("every refusal is a sentence", () => {
  for (const status of STACK_STATUSES)
    for (const act of STACK_ACTS.filter((candidate) => !isLegal(candidate, status))) expect(whyNotLegal(act, status)).toMatch(/^[A-Z].+\.$/);
});
