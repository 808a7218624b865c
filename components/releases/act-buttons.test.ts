import { expect, test } from "vitest";

import { legalActs, type ActsSituation } from "@/lib/releases/legal-acts";

import { actButtons } from "./act-buttons";

const AT_REST: ActsSituation = {
  stackStatus: "UPDATE_COMPLETE",
  holding: null,
  earlierRelease: 1,
  latestRelease: 3,
  attemptedRelease: null,
  runningRelease: 3,
  latestWasTried: true,
  protected: false,
};
const UPDATING: Partial<ActsSituation> = {
  stackStatus: "UPDATE_IN_PROGRESS",
  holding: { operationId: "a4c3", resolvedTo: "update-stack", state: "running", cancelRequested: false },
};

function shown(situation: Partial<ActsSituation>, mayRun = true) {
  const all = { ...AT_REST, ...situation };
  const { first, rollback, newRelease, rest, isOrdinary } = actButtons(legalActs(all), { mayRun, newestRuns: all.runningRelease === all.latestRelease });
  return { first: first?.label ?? null, rollback: rollback?.label ?? null, newRelease, rest: rest.map(({ label }) => label), isOrdinary };
}

test("where the newest release runs, another one comes next", () => {
  expect(shown({})).toMatchObject({ first: null, newRelease: true, rollback: "Roll back to release 1" });
});

// The button that one presses by habit must not deploy what somebody has just been rid of.
test("after going back from the newest release nothing invites to deploy it again; the menu still can", () => {
  const { first, newRelease, rest } = shown({ runningRelease: 1, earlierRelease: null });
  expect({ first, newRelease }).toEqual({ first: null, newRelease: true });
  expect(rest).toContain("Deploy release 3");
});

test("a release that nobody has tried yet stands first", () => {
  expect(shown({ runningRelease: 2, latestWasTried: false })).toMatchObject({ first: "Deploy release 3", newRelease: false, isOrdinary: false });
});

test.each([
  ["an update that runs", UPDATING, "Cancel the update"],
  ["a rollback that got stuck", { stackStatus: "UPDATE_ROLLBACK_FAILED" }, "Continue the rollback"],
  ["an update that stopped half way", { stackStatus: "UPDATE_FAILED" }, null],
])("%s has no two buttons that do the same", (_, situation, label) => {
  const { first, rollback, rest } = shown(situation);
  const labels = [first, rollback, ...rest].filter((each) => each !== null);
  expect(new Set(labels).size).toBe(labels.length);
  if (label !== null) expect(first).toBe(label);
});

test("stopping an update is offered, but not as what one is invited to do", () => {
  expect(shown(UPDATING).isOrdinary).toBe(true);
});

test("who may not change anything sees no way to a new release", () => {
  expect(shown({}, false)).toMatchObject({ newRelease: false, first: "Deploy release 3 again" });
});
