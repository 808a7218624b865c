import { expect, test } from "vitest";

import { attemptOf, retryAfter } from "./retry-pause";

test.each([
  [200, "sent"],
  [204, "sent"],
  [301, "refused"],
  [307, "refused"],
  [400, "refused"],
  [401, "refused"],
  [404, "refused"],
  [408, "failed"],
  [410, "refused"],
  [429, "failed"],
  [500, "failed"],
  [503, "failed"],
])("an answer of %i counts as %s", (status, kind) => {
  expect(attemptOf(status).kind).toBe(kind);
});

test("pauses grow from try to try, and the sixth failure is the last", () => {
  const failed = attemptOf(503);
  expect([1, 2, 3, 4, 5, 6].map((attempts) => retryAfter(failed, attempts))).toEqual([10, 60, 300, 1_800, 7_200, null]);
});

test("what is refused or sent is not repeated", () => {
  expect(retryAfter(attemptOf(404), 1)).toBeNull();
  expect(retryAfter(attemptOf(200), 1)).toBeNull();
});
