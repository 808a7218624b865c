import { describe, expect, test } from "vitest";

import { cancelPossibility, type CancelSituation } from "./cancel-possibility";
import { legalActs } from "./legal-acts";

const running: CancelSituation = { state: "running", resolvedTo: "update-stack", cancelRequested: false, stackStatus: "UPDATE_IN_PROGRESS", protected: false };

describe("what runs can be cancelled, or not, and the button says the same", () => {
  test.each<[string, Partial<CancelSituation>, string]>([
    ["an update", {}, "possible"],
    ["an update whose start has not been told yet", { stackStatus: "UPDATE_COMPLETE" }, "possible"],
    ["a launch whose start has not been told yet", { resolvedTo: "create-stack", stackStatus: null }, "possible"],
    ["a launch", { resolvedTo: "create-stack", stackStatus: "CREATE_IN_PROGRESS" }, "possible"],
    ["a launch of what is protected", { resolvedTo: "create-stack", stackStatus: "CREATE_IN_PROGRESS", protected: true }, "environment-protected"],
    ["a protected environment's update", { protected: true }, "possible"],
    ["what AWS takes back already", { stackStatus: "UPDATE_ROLLBACK_IN_PROGRESS" }, "not-possible"],
    ["a launch that AWS takes back already", { resolvedTo: "create-stack", stackStatus: "ROLLBACK_IN_PROGRESS" }, "not-possible"],
    ["what is being cleaned up", { stackStatus: "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS" }, "not-possible"],
    ["what is being cancelled", { cancelRequested: true }, "not-possible"],
    ["a deletion", { resolvedTo: "delete-stack", stackStatus: "DELETE_IN_PROGRESS" }, "not-possible"],
    ["what AWS has not answered to", { state: "unknown" }, "not-possible"],
  ])("%s", (_, change, expected) => {
    const situation = { ...running, ...change };
    const answer = cancelPossibility(situation);
    expect(answer.possible ? "possible" : answer.code).toBe(expected);
    const { acts } = legalActs({
      stackStatus: situation.stackStatus,
      holding: { operationId: "op", resolvedTo: situation.resolvedTo, state: situation.state, cancelRequested: situation.cancelRequested },
      earlierRelease: 1,
      latestRelease: 2,
      attemptedRelease: 2,
      runningRelease: 1,
      latestWasTried: false,
      protected: situation.protected,
    });
    expect(acts.find(({ act }) => act === "cancel")?.possible).toBe(answer.possible);
  });

  test.each(["succeeded", "previewed"] as const)("nothing that is %s", (state) => {
    expect(cancelPossibility({ ...running, state }).possible).toBe(false);
  });
});
