import { expect, test } from "vitest";

import type { OperationView } from "@/lib/releases/operation-view";

import { takenOperation } from "./taken-operation";

const operation = (change: Partial<OperationView>) => ({ id: "0198c0de-0000-7000-8000-000000000002", version: 4, resolvedTo: "update-stack", state: "running", asOf: null, ...change }) as OperationView;

test("an answer does not take back what the stream has told meanwhile", () => {
  const ended = operation({ version: 6, state: "cancelled" });
  expect(takenOperation(ended, operation({ version: 5 }))).toBe(ended);
  expect(takenOperation(undefined, operation({}))).toEqual(operation({}));
});

// The page of the update would otherwise speak of a cancellation that ran, and its timeline lack the update's resources.
test("the answer to a rollback that became a cancellation leaves the update an update", () => {
  const answer = operation({ version: 5, resolvedTo: "cancel-update", cancelRequestedBy: "Olga" });
  expect(takenOperation(operation({}), answer)).toMatchObject({ resolvedTo: "update-stack", cancelRequestedBy: "Olga" });
  expect(takenOperation(undefined, answer)).toBeUndefined();
});
