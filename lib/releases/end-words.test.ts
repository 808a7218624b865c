import { expect, test } from "vitest";

import { endWords, type OperationEnd } from "./end-words";

const update: OperationEnd = { outcome: "succeeded", resolvedTo: "update-stack", askedToCancel: false, cancelRefusedWith: null, blocked: [] };

test.each<[string, Partial<OperationEnd>, string | null]>([
  ["that went well needs no words", {}, null],
  ["that was quicker than its cancel says so", { askedToCancel: true }, "The update had finished before AWS could cancel it."],
  ["whose cancel AWS refused as too late says the same", { askedToCancel: true, cancelRefusedWith: "ValidationError" }, "The update had finished before AWS could cancel it."],
  ["whose cancel AWS did not allow says so", { askedToCancel: true, cancelRefusedWith: "AccessDenied" }, "AWS refused to cancel it (AccessDenied), and it went on to its end."],
  ["that launched a stack before it could be cancelled says so", { resolvedTo: "create-stack", askedToCancel: true }, "The launch had finished before AWS could cancel it."],
  ["that failed says what AWS did", { outcome: "rolled-back" }, "AWS could not finish it and has taken everything back."],
  ["that failed before its cancel says which came first", { outcome: "rolled-back", askedToCancel: true }, "AWS could not finish it and has taken everything back. That had begun before AWS could cancel it."],
  ["that was cancelled says so", { outcome: "cancelled", askedToCancel: true }, "It was cancelled, and AWS has taken everything back."],
  ["that stopped half way says so", { outcome: "failed" }, "AWS stopped half way and has left the stack as it is."],
  ["that is stuck names what stands in the way, in AWS's words", { outcome: "stuck", blocked: [{ logicalId: "Cache", reason: "no capacity to go back" }] }, "AWS could not take it back either. Cache stands in the way; AWS says: “no capacity to go back” A person has to decide how to go on."],
  ["that is stuck for no resource's sake names none", { outcome: "stuck" }, "AWS could not take it back either. A person has to decide how to go on."],
])("an operation %s", (_, change, words) => {
  expect(endWords({ ...update, ...change })).toBe(words);
});
