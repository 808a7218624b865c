import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { legalActs } from "./legal-acts";
import { OPERATION_KINDS } from "./operation-state";
import { planOperation, type RequestSituation } from "./plan-operation";
import { STACK_STATUSES } from "./stack-status";

const atRest: RequestSituation = {
  environmentName: "shop",
  stackStatus: "UPDATE_COMPLETE",
  protected: false,
  holding: null,
  runningRelease: 3,
  latestRelease: 4,
  earlierRelease: 2,
  attemptedRelease: 4,
  latestWasTried: false,
  blocked: [],
};
const cache = { logicalId: "Cache", resourceType: "AWS::ElastiCache::ReplicationGroup", reason: "no capacity", plain: "No capacity." };
const running = { id: "op", kind: "deploy", state: "running", resolvedTo: "update-stack", requestedBy: "Olga", cancelRequested: false } as const;
const ask = (kind: (typeof OPERATION_KINDS)[number], change: object = {}) => ({ kind, autoConfirm: false, ...change });

describe("a request becomes", () => {
  test.each([
    ["a preview of the newest release", ask("deploy"), {}, { resolvedTo: "update-stack", previewed: true, release: 4 }],
    ["a preview of the release named", ask("deploy", { release: 1 }), {}, { resolvedTo: "update-stack", release: 1 }],
    ["a launch where there is no stack", ask("deploy"), { stackStatus: null }, { resolvedTo: "create-stack", previewed: true }],
    ["a preview of going back", ask("rollback"), {}, { resolvedTo: "update-stack", previewed: true, release: 2 }],
    ["a preview of going back to where one says", ask("rollback", { release: 1 }), {}, { release: 1, previewed: true }],
    ["the cancelling of what runs", ask("rollback"), { stackStatus: "UPDATE_IN_PROGRESS", holding: running }, { kind: "cancel", operationId: "op" }],
    ["a continuation at once", ask("continue-rollback"), { stackStatus: "UPDATE_ROLLBACK_FAILED" }, { resolvedTo: "continue-update-rollback", previewed: false }],
    ["the same, asked for as a rollback", ask("rollback"), { stackStatus: "UPDATE_ROLLBACK_FAILED" }, { resolvedTo: "continue-update-rollback", previewed: false }],
    ["a continuation that leaves out what blocks it", ask("continue-rollback", { resourcesToSkip: ["Cache"] }), { stackStatus: "UPDATE_ROLLBACK_FAILED", blocked: [cache] }, { resolvedTo: "continue-update-rollback" }],
    ["the same of a nested stack", ask("continue-rollback", { resourcesToSkip: ["Cache.Node"] }), { stackStatus: "UPDATE_ROLLBACK_FAILED", blocked: [cache] }, { resolvedTo: "continue-update-rollback" }],
    ["another try of what was tried", ask("retry"), { stackStatus: "UPDATE_FAILED" }, { resolvedTo: "update-stack", previewed: false, release: 4 }],
    ["RollbackStack", ask("rollback"), { stackStatus: "UPDATE_FAILED" }, { resolvedTo: "rollback-stack", previewed: false }],
    ["RollbackStack that deletes, once the name is typed", ask("rollback", { typedName: "shop" }), { stackStatus: "CREATE_FAILED" }, { resolvedTo: "rollback-stack" }],
    ["what was expected of it", ask("rollback", { expects: { resolvesTo: "cancel-update" } }), { stackStatus: "UPDATE_IN_PROGRESS", holding: running }, { kind: "cancel" }],
    ["the cancelling of the very update that was shown", ask("rollback", { expects: { resolvesTo: "cancel-update", release: null, operationId: "op" } }), { stackStatus: "UPDATE_IN_PROGRESS", holding: running }, { kind: "cancel" }],
    ["another try of the release that was shown", ask("retry", { expects: { resolvesTo: "update-stack", release: 4, operationId: null } }), { stackStatus: "UPDATE_FAILED", latestRelease: 5 }, { release: 4 }],
    ["a preview of a deletion", ask("delete"), {}, { resolvedTo: "delete-stack", previewed: true, release: null }],
  ])("%s", (_, wanted, change, plan) => {
    expect(planOperation(wanted, { ...atRest, ...change })).toMatchObject(plan);
  });
});

describe("a request is refused", () => {
  test.each([
    ["while another change runs, naming whose", ask("deploy"), { holding: running }, "stack-busy", "Olga's deploy is running"],
    ["for a rollback while one is being handed over", ask("rollback"), { holding: { ...running, state: "submitting" as const } }, "stack-busy", "handed to AWS"],
    ["for a rollback that would delete, without the name", ask("rollback"), { stackStatus: "CREATE_FAILED" }, "confirmation-required", "shop"],
    ["for a rollback that would delete what is protected", ask("rollback", { typedName: "shop" }), { stackStatus: "CREATE_FAILED", protected: true }, "environment-protected", "shop"],
    ["for deleting what is protected", ask("delete"), { protected: true }, "environment-protected", "protection"],
    ["for deleting nothing", ask("delete"), { stackStatus: null }, "not-possible", "no stack"],
    ["for going back to what runs", ask("rollback", { release: 3 }), {}, "not-possible", "already"],
    ["for going back forwards", ask("rollback", { release: 4 }), {}, "not-possible", "deploy it instead"],
    ["for going back without an earlier release", ask("rollback"), { earlierRelease: null }, "not-possible", "no earlier release"],
    ["for an update somebody else runs", ask("rollback"), { stackStatus: "UPDATE_IN_PROGRESS" }, "not-possible", "not started here"],
    ["for resources to keep before a deletion failed", ask("delete", { resourcesToSkip: ["A"] }), {}, "not-possible", "DELETE_FAILED"],
    ["for resources to skip in a deployment", ask("deploy", { resourcesToSkip: ["A"] }), {}, "not-possible", "continuing a rollback"],
    ["for leaving out what does not block the rollback", ask("continue-rollback", { resourcesToSkip: ["Database"] }), { stackStatus: "UPDATE_ROLLBACK_FAILED", blocked: [cache] }, "not-possible", "only Cache can be left out"],
    ["for a release in a deletion", ask("delete", { release: 1 }), {}, "not-possible", "release"],
    ["for cancelling an update that ended meanwhile", ask("rollback", { expects: { resolvesTo: "cancel-update" }, autoConfirm: true }), {}, "not-possible", "moved on to UPDATE_COMPLETE: this was to cancel the running update, but would now deploy a release"],
    ["for continuing a rollback that somebody else continued", ask("rollback", { expects: { resolvesTo: "continue-update-rollback" } }), { stackStatus: "UPDATE_ROLLBACK_COMPLETE" }, "not-possible", "continue the failed rollback"],
    ["for updating a stack that was deleted meanwhile", ask("deploy", { expects: { resolvesTo: "update-stack" } }), { stackStatus: "DELETE_COMPLETE" }, "not-possible", "no stack any more"],
    // Two clicks that look the same: the one on yesterday's page must not stop today's update, nor go to another release.
    ["for cancelling an update where another runs by now", ask("rollback", { expects: { resolvesTo: "cancel-update", operationId: "earlier" } }), { stackStatus: "UPDATE_IN_PROGRESS", holding: running }, "not-possible", "Olga's deploy runs now"],
    ["for going back to another release than was shown", ask("rollback", { expects: { resolvesTo: "update-stack", release: 1 } }), {}, "not-possible", "to release 1, but would now go to release 2"],
    ["for deploying another release than was shown", ask("deploy", { expects: { resolvesTo: "update-stack", release: 3 } }), {}, "not-possible", "release 4"],
    ["for retrying another release than was shown", ask("retry", { expects: { resolvesTo: "update-stack", release: 3 } }), { stackStatus: "UPDATE_FAILED" }, "not-possible", "release 4"],
    ["in a status that AWS added since", ask("deploy"), { stackStatus: "FUTURE_STATUS" }, "not-possible", "FUTURE_STATUS"],
  ])("%s", (_, wanted, change, code, words) => {
    expect(planOperation(wanted, { ...atRest, ...change })).toMatchObject({ kind: "refused", code, message: expect.stringContaining(words) });
  });
});

// The button and the route must never disagree: a lit button that is refused, or a dark one that would have worked.
test("what the buttons offer and what a request is granted are the same, in every status", () => {
  const situations = fc.record({
    stackStatus: fc.constantFrom(...STACK_STATUSES, null, "FUTURE_STATUS"),
    protected: fc.boolean(),
    earlierRelease: fc.constantFrom(2, null),
    attemptedRelease: fc.constantFrom(4, 3, null),
    holding: fc.constantFrom(null, running, { ...running, state: "submitting" as const }, { ...running, cancelRequested: true }, { ...running, resolvedTo: "create-stack" as const }),
  });
  fc.assert(
    fc.property(situations, fc.constantFrom(...OPERATION_KINDS), (change, kind) => {
      const situation = { ...atRest, ...change };
      const offered = legalActs({
        ...situation,
        holding: situation.holding && { operationId: situation.holding.id, resolvedTo: situation.holding.resolvedTo, state: situation.holding.state, cancelRequested: situation.holding.cancelRequested },
      }).acts.find(({ act }) => act === kind);
      const plan = planOperation(ask(kind, { typedName: "shop" }), situation);
      const isForeignUpdate = kind === "rollback" && situation.holding === null && situation.stackStatus === "UPDATE_IN_PROGRESS";
      const isProtectedCreate = kind === "rollback" && situation.protected && situation.stackStatus === "CREATE_FAILED";
      if (isForeignUpdate || isProtectedCreate) return;
      expect(plan.kind !== "refused").toBe(offered?.possible);
      const resolvedTo = plan.kind === "operation" ? plan.resolvedTo : plan.kind === "cancel" ? "cancel-update" : null;
      expect(offered?.resolvesTo).toBe(resolvedTo);
      if (offered?.resolvesTo) expect(planOperation(ask(kind, { typedName: "shop", expects: { ...offered, resolvesTo: offered.resolvesTo } }), situation)).toEqual(plan);
    }),
    { numRuns: 2_000 },
  );
});
