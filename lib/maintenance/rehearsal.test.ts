import { expect, test } from "vitest";

import { harmlessValue, leftByStopping, obstacleToRehearsal } from "./rehearsal";

test.each([
  ["30", "60"],
  ["1", "3"],
  ["365", "180"],
  ["45", "60"],
])("logs that are kept %s days are kept %s in a harmless release", (current, next) => {
  expect(harmlessValue(current)).toBe(next);
});

test.each([
  [{ stage: "prod", accountKind: "aws", runningRelease: 3, hasStack: true }, /not for production/],
  [{ stage: "prod", accountKind: "sandbox", runningRelease: 3, hasStack: true }, null],
  [{ stage: "staging", accountKind: "aws", runningRelease: 3, hasStack: true }, null],
  [{ stage: "dev", accountKind: "sandbox", runningRelease: null, hasStack: true }, /Nothing runs/],
  [{ stage: "dev", accountKind: "sandbox", runningRelease: 1, hasStack: false }, /Nothing runs/],
])("%j", (environment, expected) => {
  const obstacle = obstacleToRehearsal(environment);
  if (expected === null) expect(obstacle).toBeNull();
  else expect(obstacle).toMatch(expected);
});

test.each([
  [{ state: "deploying", failing: false, harmlessRelease: 4 }, "The deployment of release 4 goes on."],
  [{ state: "deploying", failing: false, harmlessRelease: null }, "The deployment of the harmless release goes on."],
  [{ state: "deploying", failing: true, harmlessRelease: 4 }, "The deployment of release 4 goes on, and fails or not."],
  [{ state: "deployed", failing: false, harmlessRelease: 4 }, "Release 4 stays deployed; going back is asked for on the environment's page."],
  [{ state: "rolling-back", failing: false, harmlessRelease: 4 }, "The way back goes on."],
] as const)("given up in %j", (rehearsal, expected) => {
  expect(leftByStopping(rehearsal)).toBe(expected);
});
