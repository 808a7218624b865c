import { expect, test } from "vitest";

import { nextOfRehearsal, type ObservedOperation, type OtherOperation } from "./rehearsal-course";

const at = (seconds: number) => new Date(Date.parse("2026-11-26T10:00:00Z") + seconds * 1_000);
const operation = (change: Partial<ObservedOperation>): ObservedOperation => ({ state: "succeeded", stateReason: null, startedAt: at(0), wentBackAt: null, settledAt: at(90), endedAt: at(90), ...change });
const other = (change: Partial<OtherOperation>): OtherOperation => ({ id: "other", kind: "deploy", state: "succeeded", release: 5, requestedBy: "P. Maas", ...change });
const none = { deploy: null, rollback: null };

type Standing = Parameters<typeof nextOfRehearsal>[0];
type Seen = Parameters<typeof nextOfRehearsal>[1];
const standing = (change: Partial<Standing>): Standing => ({ state: "deploying", failing: false, fromRelease: 3, harmlessRelease: 4, startedAt: at(0), rollbackAskedAt: null, ...change });
const next = (change: Partial<Standing>, seen: Partial<Seen>) => nextOfRehearsal(standing(change), { ...none, others: [], now: at(100), ...seen });

test.each([
  ["nothing happens while the deployment runs", "deploying", false, { ...none, deploy: operation({ state: "running", endedAt: null }) }, null],
  ["once it is there, a person goes back", "deploying", false, { ...none, deploy: operation({}) }, { state: "deployed", deploySeconds: 90 }],
  ["what was not harmless ends it", "deploying", false, { ...none, deploy: operation({ state: "rolled-back", stateReason: "It failed." }) }, { state: "stopped", deploySeconds: 90, reason: "The harmless release ended rolled-back: It failed.", endedAt: at(90) }],
  ["nothing to change ends it", "deploying", false, { ...none, deploy: operation({ state: "no-changes", startedAt: null }) }, { state: "stopped", deploySeconds: undefined, reason: "The harmless release ended no-changes.", endedAt: at(90) }],
  ["a deployment that was made to fail is measured from its turn", "deploying", true, { ...none, deploy: operation({ state: "rolled-back", wentBackAt: at(30) }) }, { state: "recorded", deploySeconds: 30, rollbackSeconds: 60, endedAt: at(90) }],
  ["a turn that nobody saw leaves the time unknown", "deploying", true, { ...none, deploy: operation({ state: "rolled-back" }) }, { state: "recorded", deploySeconds: undefined, rollbackSeconds: undefined, endedAt: at(90) }],
  ["one that should have failed and did not", "deploying", true, { ...none, deploy: operation({}) }, { state: "stopped", deploySeconds: undefined, reason: "The deployment should have failed and rolled back; it ended succeeded.", endedAt: at(90) }],
  ["deployed, it waits for somebody", "deployed", false, { ...none, deploy: operation({}) }, null],
  ["the way back is measured by AWS, however late that is noticed", "rolling-back", false, { deploy: operation({}), rollback: operation({ settledAt: at(42), endedAt: at(60) }) }, { state: "recorded", rollbackSeconds: 42, endedAt: at(60) }],
  ["a way back that failed is told", "rolling-back", false, { deploy: operation({}), rollback: operation({ state: "failed" }) }, { state: "stopped", rollbackSeconds: 90, reason: "The way back ended failed.", endedAt: at(90) }],
  ["a way back that never began says what stays", "rolling-back", false, { deploy: operation({}), rollback: operation({ state: "discarded", startedAt: null }) }, { state: "stopped", rollbackSeconds: undefined, reason: "The way back ended discarded. Release 4 stays deployed.", endedAt: at(90) }],
  ["what is over stays over", "recorded", false, { deploy: operation({}), rollback: operation({}) }, null],
] as const)("%s", (_name, state, failing, observed, expected) => {
  expect(next({ state, failing }, observed)).toEqual(expected);
});

test.each([
  ["one that has just begun is left alone", { now: at(60) }, null],
  ["one that was cut off before its deployment ends", { now: at(121) }, { state: "stopped", reason: "Pilothouse was cut off before it had asked for the deployment. Nothing was changed; begin again.", endedAt: at(121) }],
  ["one that was cut off after it goes on with it", { now: at(121), others: [other({ id: "mine", state: "running", release: 4 })] }, { state: "deploying", deployOperationId: "mine" }],
] as const)("without a deployment: %s", (_name, seen, expected) => {
  expect(next({}, seen)).toEqual(expected);
});

test.each([
  ["the environment's own button is the way back too", [other({ id: "theirs", kind: "rollback", state: "running", release: 3 })], { state: "rolling-back", rollbackOperationId: "theirs" }],
  ["also where it is noticed after its end", [other({ id: "theirs", kind: "rollback", release: 3 })], { state: "rolling-back", rollbackOperationId: "theirs" }],
  ["a preview of it that waits is not yet", [other({ kind: "rollback", state: "previewed", release: 3 })], null],
  ["somebody else's release ends it", [other({})], { state: "stopped", reason: "P. Maas brought release 5 meanwhile, so there was nothing to go back from any more.", endedAt: at(100) }],
  ["even where they went back afterwards", [other({}), other({ kind: "rollback", release: 3 })], { state: "stopped", reason: "P. Maas brought release 5 meanwhile, so there was nothing to go back from any more.", endedAt: at(100) }],
  ["a deleted stack ends it", [other({ kind: "delete", release: null })], { state: "stopped", reason: "P. Maas changed the stack meanwhile, so there was nothing to go back from any more.", endedAt: at(100) }],
  ["a release of theirs that failed changes nothing", [other({ state: "rolled-back" }), other({ state: "discarded" })], null],
  ["one that runs is waited for", [other({ state: "running" })], null],
] as const)("deployed: %s", (_name, others, expected) => {
  expect(next({ state: "deployed" }, { deploy: operation({}), others })).toEqual(expected);
});

const ANOTHER = { state: "stopped", reason: "Another change of the stack ran before the way back.", endedAt: at(90) };
test.each([
  ["who was quicker is named", [other({})], { state: "stopped", reason: "P. Maas brought release 5 meanwhile, so there was nothing to go back from any more.", endedAt: at(100) }],
  ["where they went back too, theirs is the way back", [other({ id: "theirs", kind: "rollback", release: 3 })], { state: "rolling-back", rollbackOperationId: "theirs" }],
  ["a release of theirs that failed was quicker, too", [other({ state: "rolled-back" })], ANOTHER],
  ["where nobody is known, that much is said", [], ANOTHER],
] as const)("the way back was overtaken: %s", (_name, others, expected) => {
  expect(next({ state: "rolling-back" }, { deploy: operation({}), rollback: operation({ state: "stale", startedAt: null }), others })).toEqual(expected);
});

test.each([
  ["just asked for, it is left alone", at(60), [], null],
  ["cut off before it was asked for, it can be taken again", at(221), [], { state: "deployed" }],
  ["cut off after it, it is found", at(221), [other({ id: "mine", kind: "rollback", state: "queued", release: 3 })], { state: "rolling-back", rollbackOperationId: "mine" }],
] as const)("the way back without an operation: %s", (_name, now, others, expected) => {
  expect(next({ state: "rolling-back", rollbackAskedAt: at(50) }, { deploy: operation({}), others, now })).toEqual(expected);
});
