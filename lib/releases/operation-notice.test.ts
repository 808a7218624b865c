import { expect, test } from "vitest";

import { fitNotice, noticeSchema } from "@/lib/notifications/notice";

import { operationNotice, type OperationNews } from "./operation-notice";
import { OPERATION_STATES, type OperationState } from "./operation-state";

const now = new Date("2026-11-26T12:00:00Z");
const news = (state: OperationState, change: Partial<OperationNews> = {}): OperationNews => ({
  id: "0190d5e2-7b1c-7cc0-8a39-6a4f2f3f1d22",
  kind: "deploy",
  state,
  release: 7,
  requestedBy: "Ada",
  stateReason: null,
  rootCause: null,
  environment: { id: "0190d5e2-7b1c-7cc0-8a39-6a4f2f3f1d11", name: "shop" },
  ...change,
});

test.each<[OperationState, string, string, string]>([
  ["previewed", "approval", "info", "shop: release 7 waits for a decision"],
  ["succeeded", "operation", "info", "shop: release 7 succeeded"],
  ["rolled-back", "operation", "warning", "shop: release 7 was rolled back"],
  ["failed", "operation", "warning", "shop: release 7 failed"],
  ["stuck", "operation", "critical", "shop: release 7 is stuck"],
  ["needs-human", "operation", "critical", "shop: release 7 needs a person"],
])("an operation that is %s is told of as %s, %s", (state, kind, severity, title) => {
  expect(operationNotice(news(state), now)).toMatchObject({ kind, severity, title });
});

test("nobody is woken for what people did themselves or for what goes on by itself", () => {
  const quiet = OPERATION_STATES.filter((state) => operationNotice(news(state), now) === null);
  expect(quiet).toEqual(["queued", "previewing", "submitting", "running", "cancelled", "no-changes", "discarded", "expired", "stale", "unknown"]);
});

test("a failure says what failed first, and leads to its operation", () => {
  const notice = operationNotice(news("rolled-back", { stateReason: "AWS has taken everything back.", rootCause: { logicalId: "Service", reason: "no such image" } }), now);
  expect(notice?.text).toContain("First to fail was Service: “no such image”.");
  expect(notice?.path).toBe("/environments/0190d5e2-7b1c-7cc0-8a39-6a4f2f3f1d11/operations/0190d5e2-7b1c-7cc0-8a39-6a4f2f3f1d22");
});

// AWS's reasons can be pages long; a notice that does not fit would keep the operation from ending.
test("whatever AWS says, the notice fits", () => {
  const notice = operationNotice(news("stuck", { rootCause: { logicalId: "Service", reason: "x".repeat(10_000) }, environment: { id: "0190d5e2-7b1c-7cc0-8a39-6a4f2f3f1d11", name: "s".repeat(300) } }), now);
  expect(notice !== null && noticeSchema.safeParse(fitNotice(notice)).success).toBe(true);
});
