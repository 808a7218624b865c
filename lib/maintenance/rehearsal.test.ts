import { expect, test } from "vitest";

import { harmlessValue, nextOfRehearsal, obstacleToRehearsal, type ObservedOperation } from "./rehearsal";

const at = (seconds: number) => new Date(Date.parse("2026-11-26T10:00:00Z") + seconds * 1_000);
const operation = (change: Partial<ObservedOperation>): ObservedOperation => ({ state: "succeeded", stateReason: null, startedAt: at(0), endedAt: at(90), wentBackAt: null, ...change });
const none = { deploy: null, rollback: null };

test.each([
  ["nothing happens while the deployment runs", "deploying", false, { ...none, deploy: operation({ state: "running", endedAt: null }) }, null],
  ["once it is there, a person goes back", "deploying", false, { ...none, deploy: operation({}) }, { state: "deployed", deploySeconds: 90 }],
  ["what was not harmless ends it", "deploying", false, { ...none, deploy: operation({ state: "rolled-back", stateReason: "It failed." }) }, { state: "stopped", deploySeconds: 90, reason: "The harmless release ended rolled-back: It failed." }],
  ["nothing to change ends it", "deploying", false, { ...none, deploy: operation({ state: "no-changes", startedAt: null, endedAt: null }) }, { state: "stopped", deploySeconds: undefined, reason: "The harmless release ended no-changes." }],
  ["a deployment that was made to fail is measured from its turn", "deploying", true, { ...none, deploy: operation({ state: "rolled-back", wentBackAt: at(30) }) }, { state: "recorded", deploySeconds: 30, rollbackSeconds: 60 }],
  ["one that should have failed and did not", "deploying", true, { ...none, deploy: operation({}) }, { state: "stopped", deploySeconds: undefined, reason: "The deployment should have failed and rolled back; it ended succeeded." }],
  ["deployed, it waits for somebody", "deployed", false, { ...none, deploy: operation({}) }, null],
  ["the way back is measured", "rolling-back", false, { deploy: operation({}), rollback: operation({ endedAt: at(42) }) }, { state: "recorded", rollbackSeconds: 42 }],
  ["a way back that failed is told", "rolling-back", false, { deploy: operation({}), rollback: operation({ state: "failed" }) }, { state: "stopped", rollbackSeconds: 90, reason: "The way back ended failed." }],
  ["what is over stays over", "recorded", false, { deploy: operation({}), rollback: operation({}) }, null],
] as const)("%s", (_name, state, failing, observed, expected) => {
  expect(nextOfRehearsal({ state, failing }, observed)).toEqual(expected);
});

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
