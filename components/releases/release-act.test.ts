import { expect, test } from "vitest";

import { legalActs } from "@/lib/releases/legal-acts";

import { releaseAct } from "./release-act";

const acts = (stackStatus: string) =>
  legalActs({ stackStatus, holding: null, earlierRelease: 8, latestRelease: 10, attemptedRelease: null, runningRelease: 9, latestWasTried: false, protected: false }).acts;
const release = (number: number, state = "succeeded") => ({
  number,
  running: number === 9,
  deployments: [{ operationId: "0198c0de-0000-7000-8000-000000000001", kind: "deploy", state, startedAt: null, endedAt: null }],
});

test("an earlier release that ran well offers to go back to it, a later one to be deployed, the running one nothing", () => {
  expect(releaseAct(release(6), 9, acts("UPDATE_COMPLETE"))).toMatchObject({ act: "rollback", release: 6, label: "Roll back to release 6", possible: true });
  expect(releaseAct(release(10), 9, acts("UPDATE_COMPLETE"))).toMatchObject({ act: "deploy", release: 10, possible: true });
  expect(releaseAct(release(9), 9, acts("UPDATE_COMPLETE"))).toBeNull();
});

test("a release that never ran well is not offered to go back to", () => {
  expect(releaseAct(release(6, "rolled-back"), 9, acts("UPDATE_COMPLETE"))).toBeNull();
});

test("while AWS is at work the offer stands, disabled and with the reason", () => {
  const act = releaseAct(release(6), 9, acts("UPDATE_IN_PROGRESS"));
  expect(act?.possible).toBe(false);
  expect(act?.why).toContain("AWS is at work");
});
