import { expect, test } from "vitest";

import { operationPhases } from "./operation-phases";

const second = (n: number): string => new Date(Date.UTC(2026, 10, 21, 14, 2, n)).toISOString();
const running = {
  state: "running",
  resolvedTo: "create-stack",
  requestedAt: second(0),
  previewedAt: second(8),
  confirmedAt: second(10),
  submittedAt: second(10),
  startedAt: second(11),
  endedAt: null,
} as const;
const story = (operation: Parameters<typeof operationPhases>[0], now = new Date(second(41))): string =>
  operationPhases(operation, now)
    .map(({ word, state, seconds }) => `${word} ${state}${seconds === null ? "" : ` ${seconds} s`}`)
    .join(" | ");

test("a running launch shows each step with its length, the present one counting", () => {
  expect(story(running)).toBe("preview done 8 s | confirm done 2 s | submit done 1 s | create current 30 s");
});

test("what ended counts no further", () => {
  expect(story({ ...running, state: "succeeded", endedAt: second(31) })).toBe("preview done 8 s | confirm done 2 s | submit done 1 s | create done 20 s");
});

test("a preview that waits for a person stands at confirm", () => {
  const previewed = { ...running, state: "previewed", confirmedAt: null, submittedAt: null, startedAt: null } as const;
  expect(story(previewed)).toBe("preview done 8 s | confirm current 33 s | submit waiting | create waiting");
  expect(story({ ...previewed, state: "discarded", endedAt: second(20) })).toBe("preview done 8 s | confirm stopped 12 s | submit skipped | create skipped");
});

test("what was cancelled stopped there, and did not fail", () => {
  expect(story({ ...running, state: "cancelled", endedAt: second(31) })).toBe("preview done 8 s | confirm done 2 s | submit done 1 s | create stopped 20 s");
});

test("an operation that failed before AWS took it did not fail while running", () => {
  const base = { ...running, state: "failed", startedAt: null, endedAt: second(12) } as const;
  expect(story(base)).toContain("submit failed 2 s | create skipped");
  expect(story({ ...base, submittedAt: null, confirmedAt: null, previewedAt: null })).toContain("preview failed 12 s");
});

test("kinds without a preview have no such steps", () => {
  const keep = { ...running, resolvedTo: "continue-update-rollback", previewedAt: null, confirmedAt: null } as const;
  expect(story(keep)).toBe("submit done 1 s | continue rollback current 30 s");
  expect(story({ ...keep, state: "queued", submittedAt: null, startedAt: null })).toBe("submit current | continue rollback waiting");
});

test("nothing to change ends with the preview", () => {
  expect(story({ ...running, state: "no-changes", confirmedAt: null, submittedAt: null, startedAt: null, endedAt: second(8) })).toBe(
    "preview done 8 s | confirm skipped | submit skipped | update skipped".replace("update", "create"),
  );
});
