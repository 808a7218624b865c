import { describe, expect, test } from "vitest";

import { legalActs, type ActsSituation } from "./legal-acts";
import type { PersonAct } from "./legal-acts-view";
import { STACK_STATUSES } from "./stack-status";

const atRest: ActsSituation = {
  stackStatus: "UPDATE_COMPLETE",
  holding: null,
  earlierRelease: 8,
  latestRelease: 9,
  attemptedRelease: 9,
  runningRelease: 9,
  latestWasTried: false,
  protected: false,
};
const holding = { operationId: "0198c0de-0000-7000-8000-000000000002", resolvedTo: "update-stack", state: "running", cancelRequested: false } as const;
const possible = (situation: ActsSituation): PersonAct[] => legalActs(situation).acts.filter((act) => act.possible).map(({ act }) => act);

describe("in each status the button is what a person most likely wants, and the menu holds what is possible", () => {
  test.each<[Partial<ActsSituation>, PersonAct | null, PersonAct[]]>([
    [{}, "deploy", ["deploy", "rollback", "delete"]],
    [{ earlierRelease: null }, "deploy", ["deploy", "delete"]],
    [{ stackStatus: null, earlierRelease: null, runningRelease: null }, "deploy", ["deploy"]],
    [{ stackStatus: "UPDATE_IN_PROGRESS", holding }, "cancel", ["cancel", "rollback"]],
    [{ stackStatus: "CREATE_IN_PROGRESS", holding: { ...holding, resolvedTo: "create-stack" } }, "cancel", ["cancel"]],
    // AWS has accepted the change, and no event has told of it yet.
    [{ stackStatus: "UPDATE_COMPLETE", holding }, "cancel", ["cancel", "rollback"]],
    [{ stackStatus: "CREATE_IN_PROGRESS", protected: true, holding: { ...holding, resolvedTo: "create-stack" } }, "cancel", []],
    [{ stackStatus: "UPDATE_IN_PROGRESS", holding: { ...holding, cancelRequested: true } }, "cancel", []],
    [{ stackStatus: "UPDATE_ROLLBACK_FAILED" }, "continue-rollback", ["rollback", "continue-rollback", "delete"]],
    [{ stackStatus: "UPDATE_FAILED" }, "rollback", ["rollback", "retry", "delete"]],
    [{ stackStatus: "ROLLBACK_COMPLETE" }, "delete", ["delete"]],
    [{ stackStatus: "DELETE_FAILED" }, "delete", ["delete"]],
    [{ stackStatus: "DELETE_COMPLETE" }, "deploy", ["deploy"]],
    [{ protected: true }, "deploy", ["deploy", "rollback"]],
    [{ holding: { ...holding, state: "needs-human" } }, "cancel", []],
    [{ stackStatus: "UPDATE_PONDERING" }, "deploy", []],
    // The newest release failed, or somebody went back from it: one press too many would run it again.
    [{ stackStatus: "UPDATE_ROLLBACK_COMPLETE", runningRelease: 1, latestRelease: 3, earlierRelease: null, latestWasTried: true }, null, ["deploy", "delete"]],
    [{ runningRelease: 1, latestRelease: 3, earlierRelease: null, latestWasTried: false }, "deploy", ["deploy", "delete"]],
    [{ runningRelease: 3, latestRelease: 3, latestWasTried: true }, "deploy", ["deploy", "rollback", "delete"]],
  ])("%j", (change, primary, acts) => {
    const situation = { ...atRest, ...change };
    expect(legalActs(situation).primary).toBe(primary);
    expect(possible(situation)).toEqual(acts);
  });
});

// A disabled button without a reason leaves a person guessing at three in the morning.
test.each([...STACK_STATUSES, null, "UPDATE_PONDERING"])("in %s each act is possible or says why not", (stackStatus) => {
  for (const act of legalActs({ ...atRest, stackStatus }).acts) expect(act.possible ? act.why === null : (act.why ?? "").endsWith(".")).toBe(true);
});
