import { expect, test } from "vitest";

import type { VerificationStepView, VerificationView } from "@/lib/health/verification-view";

import { listWords, stepMark } from "./verification-words";

const step = (key: string, outcome: "passed" | "failed" | "unknown" | null): VerificationStepView => ({
  key,
  title: key,
  kind: "http",
  how: null,
  result: outcome === null ? null : { outcome, detail: "", at: "2026-11-26T12:00:00.000Z", signedBy: null },
});
const run = { requestedBy: "Pilothouse", requestedAt: "2026-11-26T12:00:00.000Z", finishedAt: null };

test.each<[string, VerificationView, string]>([
  ["nothing runs", { release: null, run: null, steps: [step("a", null)] }, "No release is known to run, so there is nothing to check."],
  ["all passed", { release: 3, run: { ...run, finishedAt: run.requestedAt }, steps: [step("a", "passed"), step("b", "passed")] }, "Release 3: 2 of 2 passed."],
  ["what is not known is open, not passed", { release: 3, run, steps: [step("a", "passed"), step("b", "unknown"), step("c", "failed"), step("d", null)] }, "Release 3: 1 of 4 passed, 1 failed, 2 open. The machine still looks."],
])("%s", (_name, view, words) => {
  expect(listWords(view)).toBe(words);
});

test("a step that only a person can do waits for one", () => {
  expect(stepMark({ kind: "by-hand", result: null }).word).toBe("waits for a person");
  expect(stepMark({ kind: "http", result: null }).word).toBe("not looked at yet");
});
