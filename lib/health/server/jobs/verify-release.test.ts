import { expect, test } from "vitest";

import { verifyRelease } from "./verify-release";

// Of one key a single job waits: under the same key the next release's checks would never begin, and its list would say for ever that they run.
test("a release that comes while the one before it is still looked at has its own checks", () => {
  const environmentId = "0190f0c0-0000-7000-8000-000000000001";
  const keyOf = (release: number) => verifyRelease.singletonKey?.({ environmentId, release });
  expect(keyOf(3)).not.toBe(keyOf(2));
  expect(keyOf(3)).toBe(keyOf(3));
});
